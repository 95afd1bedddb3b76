import pytest

from builder.models import Logo, Membership, Organization, Revision, StaleVersion, User


@pytest.mark.parametrize(
    ("country", "paper"), [("US", "Letter"), ("MX", "Letter"), ("DE", "A4"), ("GB", "A4")]
)
def test_paper_is_what_people_print_on_there(country: str, paper: str) -> None:
    assert Organization(country=country).paper == paper


def test_a_change_on_a_stale_version_changes_nothing(
    organization: Organization, owner: User
) -> None:
    other = Organization.objects.get(pk=organization.pk)
    organization.change({"about": "We heal."}, based_on=1, by=owner)
    with pytest.raises(StaleVersion) as stale:
        other.change({"about": "We harm."}, based_on=1, by=None)
    assert stale.value.latest is not None
    assert (stale.value.latest.number, stale.value.latest.author) == (2, owner)
    assert Organization.objects.get().about == "We heal."


def test_the_history_of_an_organization_is_not_that_of_its_postings(
    organization: Organization, owner: User
) -> None:
    organization.change({"about": "We heal."}, based_on=1, by=owner)
    newest, first = Revision.objects.of(organization)
    assert (newest.content["about"], first.content["about"]) == ("We heal.", "")
    assert newest.content_hash != first.content_hash
    assert newest.posting is None


def test_a_change_to_what_is_there_already_writes_no_revision(
    organization: Organization, owner: User
) -> None:
    organization.change({"name": "Riverbend Health"}, based_on=1, by=owner)
    assert (organization.version, Revision.objects.of(organization).count()) == (1, 1)


def test_the_same_logo_is_kept_once_for_each_organization(
    organization: Organization, stranger: User
) -> None:
    other = stranger.memberships.get().organization
    kept = [Logo.keep(owner, b"PNG").pk for owner in (organization, organization, other)]
    assert kept[0] == kept[1] != kept[2]


@pytest.mark.parametrize(
    ("role", "writes", "owns"),
    [("owner", True, True), ("editor", True, False), ("viewer", False, False)],
)
def test_each_role_may_what_its_name_says(role: str, writes: bool, owns: bool) -> None:
    membership = Membership(role=role)
    assert (membership.may_write, membership.is_owner) == (writes, owns)


def test_people_see_their_organization_and_owners_change_it(
    organization: Organization, owner: User, viewer: User, stranger: User
) -> None:
    assert list(Organization.objects.visible_to(viewer)) == [organization]
    assert list(Organization.objects.editable_by(viewer)) == []
    assert list(Organization.objects.editable_by(owner)) == [organization]
    assert organization not in Organization.objects.visible_to(stranger)
