import pytest
from django.db import IntegrityError, transaction

from builder.models import User


def test_people_are_known_by_their_address_in_small_letters(db: None) -> None:
    user = User.objects.create_user(" Edda@Example.ORG ", None, name="Edda Editor")
    assert (user.email, str(user), user.get_full_name()) == (
        "edda@example.org",
        "Edda Editor",
        "Edda Editor",
    )
    assert not user.has_usable_password()
    with pytest.raises(IntegrityError, match="email"), transaction.atomic():
        User.objects.create_user("EDDA@example.org", None, name="Another")


def test_a_person_without_a_name_goes_by_their_address() -> None:
    assert str(User(email="edda@example.org")) == "edda@example.org"
