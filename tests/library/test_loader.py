"""Loading role files into the database: what changes, and what must never change."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.library.loader import ROLES, load_library
from builder.library.schema import InvalidRole, read_role
from builder.models import Organization, Posting, Revision, RoleTemplate, User
from tests.conftest import ROLE_KEY

pytestmark = pytest.mark.django_db

FILE = f"{ROLE_KEY}.toml"
TITLE = "Behavioral Health Case Manager"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two roles that may be changed."""
    shutil.copy(ROLES / FILE, tmp_path)
    write(tmp_path, "other.toml", (tmp_path / FILE).read_text(), TITLE, "Other Role")
    return tmp_path


def write(folder: Path, name: str, text: str, old: str = "", new: str = "") -> None:
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def change(folder: Path, old: str, new: str) -> None:
    write(folder, FILE, (folder / FILE).read_text(encoding="utf-8"), old, new)


def stored() -> dict[str, Any]:
    """Return everything that loading could have changed."""
    return {
        "templates": list(RoleTemplate.objects.order_by("pk").values()),
        "documents": [row.document() for row in RoleTemplate.objects.order_by("pk")],
        "revisions": list(Revision.objects.order_by("pk").values()),
    }


def loaded(key: str = ROLE_KEY) -> RoleTemplate:
    return RoleTemplate.objects.shipped().get(key=key)


def test_the_shipped_role_is_stored_as_its_file_says(folder: Path) -> None:
    assert load_library(folder) == [TITLE, "Other Role"]

    role, template = read_role(folder / FILE), loaded()
    assert template.document() == role.document()
    assert (template.title, template.occupation) == (TITLE, "21-1023")
    assert (template.summary, template.family) == (role.summary, role.family)
    assert template.guide == role.guide.model_dump(mode="json")
    assert (template.version, template.organization) == (1, None)


def test_loading_again_changes_nothing(folder: Path) -> None:
    load_library(folder)
    before = stored()

    assert load_library(folder) == []
    assert stored() == before


def test_a_changed_file_changes_its_template_and_no_other(folder: Path) -> None:
    load_library(folder)
    other = loaded("other").document(), loaded("other").version
    change(folder, "minimum = 65000", "minimum = 66000")
    change(folder, 'heading = "Benefits"', 'heading = "What you get"')

    assert load_library(folder) == [TITLE]

    template = loaded()
    assert template.pay_minimum == 66000
    assert template.document() == read_role(folder / FILE).document()
    assert "What you get" in [section.heading for section in template.document().sections]
    assert template.version == 2
    assert [revision.number for revision in Revision.objects.of(template)] == [2, 1]
    assert (loaded("other").document(), loaded("other").version) == other


def test_sections_that_a_file_no_longer_has_leave_the_template(folder: Path) -> None:
    load_library(folder)
    text = (folder / FILE).read_text(encoding="utf-8")
    start = text.index('[[template.sections]]\nkind = "work_environment"')
    end = text.index("[[template.sections]]", start + 1)
    write(folder, FILE, text, text[start:end], "")

    load_library(folder)

    kinds = [section.kind for section in loaded().document().sections]
    assert "work_environment" not in kinds
    assert len(kinds) == len(read_role(folder / FILE).template.sections)


def test_a_changed_guide_is_taken_over_too(folder: Path) -> None:
    load_library(folder)
    change(folder, "amount = 42840", "amount = 43000")

    assert load_library(folder) == [TITLE]
    assert loaded().guide["salary"]["amount"] == 43000


def test_a_new_title_renames_the_template_and_makes_no_second_one(folder: Path) -> None:
    load_library(folder)
    before = loaded().pk
    change(folder, f'title = "{TITLE}"', 'title = "Care Coordinator"')

    assert load_library(folder) == ["Care Coordinator"]
    assert (loaded().pk, loaded().title) == (before, "Care Coordinator")
    assert RoleTemplate.objects.shipped().count() == 2


def test_a_role_whose_file_is_gone_stays(folder: Path) -> None:
    load_library(folder)
    (folder / FILE).unlink()

    assert load_library(folder) == []
    assert loaded().title == TITLE


def test_an_organizations_own_template_of_the_same_name_is_left_alone(
    folder: Path, organization: Organization
) -> None:
    load_library(folder)
    own = RoleTemplate(organization=organization, key=ROLE_KEY, summary="Ours", family="Ours")
    own.title = "Our own case manager"
    own.save()
    own.apply(read_role(folder / FILE).document(), by=None, summary="Made")
    before = (RoleTemplate.objects.filter(pk=own.pk).values().get(), own.document())
    change(folder, 'heading = "Benefits"', 'heading = "What you get"')

    assert load_library(folder) == [TITLE]

    now = RoleTemplate.objects.get(pk=own.pk)
    assert (RoleTemplate.objects.filter(pk=own.pk).values().get(), now.document()) == before


def test_a_posting_made_earlier_stays_as_it_was(
    folder: Path, organization: Organization, editor: User
) -> None:
    load_library(folder)
    posting = Posting.objects.start(loaded(), organization, {"workplace": "onsite"}, editor)
    before = (Posting.objects.values().get(pk=posting.pk), posting.document())
    change(folder, "minimum = 65000", "minimum = 66000")
    change(folder, 'heading = "Benefits"', 'heading = "What you get"')

    load_library(folder)

    now = Posting.objects.get(pk=posting.pk)
    assert (Posting.objects.values().get(pk=posting.pk), now.document()) == before
    assert now.role_template == loaded()
    assert (now.role_template_version, loaded().version) == (1, 2)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('title = "Nurse', "cannot be read as TOML: Unterminated string"),
        ("", "is not a role yet:\n  title: Field required"),
        ('title = "Nurse"\ncolour = "blue"', "is not a role yet:\n(.*\n)*  colour: Extra inputs"),
    ],
)
def test_a_broken_file_is_named_and_changes_nothing(folder: Path, text: str, problem: str) -> None:
    load_library(folder)
    before = stored()
    # Files are read in the order of their names, so these two would be stored before it.
    change(folder, "minimum = 65000", "minimum = 66000")
    write(folder, "new.toml", (folder / FILE).read_text(encoding="utf-8"), TITLE, "New Role")
    write(folder, "z-broken.toml", text)

    with pytest.raises(InvalidRole, match=rf"^z-broken\.toml {problem}"):
        load_library(folder)

    assert stored() == before


def test_what_is_no_role_file_is_passed_over(folder: Path) -> None:
    write(folder, "README.md", "Not a role.")
    write(folder, "draft.toml.bak", "broken [")

    assert load_library(folder) == [TITLE, "Other Role"]
