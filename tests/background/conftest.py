"""Long work for tests: a kind that counts, and the queue worked off in this process."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from builder import background
from builder.background import in_hand, kinds
from builder.models import Organization, User, Work
from tests.background.counting import COUNT

Start = Callable[..., Work]


@pytest.fixture(autouse=True)
def counting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind of work that counts, with its progress saved after each number."""
    monkeypatch.setitem(kinds.KINDS, "count", COUNT)
    monkeypatch.setattr(in_hand, "SAVE_EVERY", 0)


@pytest.fixture
def browser(log_in: Callable[[User], Client], editor: User) -> Client:
    """A browser in which the editor, who starts the work, is logged in."""
    return log_in(editor)


@pytest.fixture
def start(organization: Organization, editor: User) -> Start:
    """Starts to count."""

    def make(title: str = "Counting", by: User = editor, **arguments: Any) -> Work:
        arguments = {"items": 5, **arguments}
        return background.start(
            "count", title, organization=organization, by=by, arguments=arguments
        )

    return make
