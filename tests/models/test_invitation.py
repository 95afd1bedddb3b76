import hashlib
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from builder.models import AlreadyUsed, Invitation, Membership, Organization, User

PERSON: dict[str, Any] = {"name": "Carl Colleague", "password": "a quiet river at dawn"}


def test_the_secret_of_a_link_is_not_stored(organization: Organization) -> None:
    token = Invitation.issue(organization=organization, role="viewer")
    stored = Invitation.objects.get()
    assert stored.token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert len(token) >= 43
    assert Invitation.objects.usable(token).get() == stored
    assert not Invitation.objects.usable(stored.token_hash).exists()


def test_two_links_have_two_secrets(organization: Organization) -> None:
    assert Invitation.issue(organization=organization) != Invitation.issue(
        organization=organization
    )


def test_a_used_invitation_makes_no_second_account(organization: Organization) -> None:
    Invitation.issue(organization=organization, role="editor")
    first, second = Invitation.objects.get(), Invitation.objects.get()
    first.accept(email="a@example.org", **PERSON)
    with pytest.raises(AlreadyUsed):
        second.accept(email="b@example.org", **PERSON)
    assert list(User.objects.values_list("email", flat=True)) == ["a@example.org"]
    assert Membership.objects.count() == 1


def test_only_an_owner_can_found_an_organization(db: None) -> None:
    with pytest.raises(IntegrityError, match="only_an_owner_founds"), transaction.atomic():
        Invitation.issue(role="viewer")


@pytest.mark.django_db(transaction=True)
def test_of_many_who_use_the_first_link_at_once_one_founds_the_organization() -> None:
    Invitation.issue_first_run()
    gate = Barrier(4)

    def found(number: int) -> bool:
        invitation = Invitation.objects.get()
        organization = Organization(name=f"Organization {number}")
        gate.wait()
        try:
            invitation.accept(
                email=f"person{number}@example.org", organization=organization, **PERSON
            )
        except AlreadyUsed:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(found, range(4))) == [False, False, False, True]
    assert (User.objects.count(), Organization.objects.count()) == (1, 1)
    membership = Membership.objects.get()
    assert (membership.user, membership.role) == (User.objects.get(), "owner")
