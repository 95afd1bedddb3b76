from dataclasses import replace

import pytest

from builder.models import (
    Level,
    Organization,
    Posting,
    Revision,
    RoleTemplate,
    StaleVersion,
    User,
)
from builder.models.restoring import restore
from builder.reusing import blank

CLASSED = {"family": "Care", "level": Level.SENIOR, "summary": "Cares at night."}


@pytest.fixture
def own(organization: Organization, editor: User) -> RoleTemplate:
    """A template that the organization made from nothing."""
    return RoleTemplate.objects.make(
        blank("Night Nurse"), organization, CLASSED, by=editor, why="Made for a test"
    )


def test_a_template_is_made_with_its_first_revision(own: RoleTemplate, editor: User) -> None:
    assert (own.title, own.family, own.level, own.summary) == ("Night Nurse", *CLASSED.values())
    assert own.guide == {}
    revision = Revision.objects.of(own).get()
    assert (revision.number, revision.author, revision.summary) == (1, editor, "Made for a test")
    assert revision.classification == CLASSED


def test_templates_of_one_title_get_keys_of_their_own(
    own: RoleTemplate, organization: Organization, editor: User
) -> None:
    for title in ("Night Nurse", "夜勤看護師", "x" * 200):
        made = RoleTemplate.objects.make(blank(title), organization, CLASSED, by=editor, why="")
        assert made.key != own.key
        assert RoleTemplate.objects.available_to(organization).get(key=made.key) == made


def test_a_copy_of_a_shipped_role_names_the_organization(
    role: RoleTemplate, organization: Organization, editor: User
) -> None:
    made = RoleTemplate.objects.make(
        role.document(), organization, CLASSED, by=editor, why="", guide=role.guide
    )
    assert "Riverbend Health is hiring" in made.present_sections()[0].html
    assert made.guide == role.guide
    assert "[Organization name]" in role.present_sections()[0].html


def test_the_order_is_by_family_and_from_the_lowest_level_up(
    organization: Organization, editor: User
) -> None:
    rows: list[tuple[str, str, Level | None]] = [
        ("C", "Care", None),
        ("B", "Care", Level.EXECUTIVE),
        ("A", "Care", Level.SENIOR),
        ("D", "Care", Level.ENTRY),
        ("E", "Admin", None),
    ]
    for title, family, level in rows:
        classed = {"family": family, "level": level, "summary": "x"}
        RoleTemplate.objects.make(blank(title), organization, classed, by=editor, why="")
    own = RoleTemplate.objects.in_organization(organization).by_family()
    assert [template.title for template in own] == ["E", "D", "A", "B", "C"]


def test_the_classification_is_versioned_beside_the_document(
    own: RoleTemplate, editor: User
) -> None:
    own.save_classification(CLASSED | {"level": None}, based_on=own.version, by=editor)
    newest, first = Revision.objects.of(own)
    assert (newest.number, newest.classification["level"]) == (2, None)
    assert newest.content == first.content
    restore(own, first, based_on=own.version, by=editor)
    own.refresh_from_db()
    assert own.classification() == CLASSED
    assert Revision.objects.of(own)[0].summary == "Went back to version 1"


def test_saving_an_unchanged_classification_changes_nothing(
    own: RoleTemplate, editor: User
) -> None:
    own.save_classification(CLASSED, based_on=own.version, by=editor)
    assert Revision.objects.of(own).count() == 1


def test_a_classification_changed_meanwhile_is_not_overwritten_but_other_saves_do_not_matter(
    own: RoleTemplate, editor: User, owner: User
) -> None:
    seen = own.version
    own.save_facts({"department": "Care"}, based_on=own.facts_version, by=owner)
    own.save_classification(CLASSED | {"summary": "First."}, based_on=seen, by=owner)
    own.save_facts({"department": "Cure"}, based_on=own.facts_version, by=editor)
    with pytest.raises(StaleVersion) as stale:
        own.save_classification(CLASSED | {"summary": "Second."}, based_on=seen, by=editor)
    assert stale.value.latest is not None
    assert stale.value.latest.author == owner
    own.refresh_from_db()
    assert own.summary == "First."


def test_a_version_that_never_was_is_stale(own: RoleTemplate, editor: User) -> None:
    with pytest.raises(StaleVersion):
        own.save_classification(CLASSED, based_on=99, by=editor)


def test_a_retired_template_is_no_longer_available_until_it_is_brought_back(
    own: RoleTemplate, organization: Organization, editor: User
) -> None:
    posting = Posting.objects.start(own, organization, {"title": "Night Nurse"}, editor)
    before = posting.document()
    own.retire(editor)
    own.retire(editor)
    available = RoleTemplate.objects.available_to(organization)
    assert not available.exists()
    posting = Posting.objects.get(pk=posting.pk)
    assert (posting.role_template, posting.document()) == (own, before)
    own.bring_back(editor)
    assert available.get() == own
    summaries = [revision.summary for revision in Revision.objects.of(own)]
    assert summaries == ["Brought back", "Retired", "Made for a test"]


def test_a_posting_takes_family_and_level_from_its_template_and_gives_them_to_its_copy(
    own: RoleTemplate, organization: Organization, editor: User
) -> None:
    posting = Posting.objects.start(own, organization, {"title": "Night Nurse"}, editor)
    for one in (posting, posting.duplicate(editor)):
        one.refresh_from_db()
        assert (one.family, one.level) == ("Care", Level.SENIOR)


def test_going_back_in_the_history_of_a_posting_leaves_its_family_alone(
    own: RoleTemplate, organization: Organization, editor: User
) -> None:
    posting = Posting.objects.start(own, organization, {"title": "Night Nurse"}, editor)
    content = replace(posting.document(), title="Day Nurse")
    posting.apply(content, by=editor, summary="Changed")
    first = Revision.objects.of(posting).get(number=1)
    restore(posting, first, based_on=posting.version, by=editor)
    posting.refresh_from_db()
    assert (posting.title, posting.family) == ("Night Nurse", "Care")
