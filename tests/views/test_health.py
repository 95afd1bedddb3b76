import pytest
from django.db import DatabaseError
from django.test import Client

from builder.views import health

pytestmark = pytest.mark.django_db


class Broken:
    """Stands for whatever does not work."""

    def __getattr__(self, name: str) -> object:
        raise DatabaseError("The cable is cut.")


def test_health_says_that_all_is_well() -> None:
    response = Client().get("/healthz")
    assert (response.status_code, response.json()) == (200, {"database": True, "pdf": True})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("connection", {"database": False, "pdf": True}),
        ("pdf", {"database": True, "pdf": False}),
    ],
)
def test_health_says_what_does_not_work_and_nothing_of_why(
    broken: str, said: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, broken, Broken())
    response = Client().get("/healthz")
    assert (response.status_code, response.json()) == (503, said)
