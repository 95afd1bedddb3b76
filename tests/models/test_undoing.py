from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.models import Posting, Revision, Section, User
from builder.models.restoring import restore
from builder.models.undoing import reverse_step, steps
from tests.models.test_posting import WHOLE

Change = Callable[[Posting, User], Any]


def part(posting: Posting, kind: str) -> Section:
    return posting.present_sections().filter(kind=kind)[0]


def undo(posting: Posting, by: User) -> str:
    step = steps(posting, by).undo
    assert step
    return reverse_step(posting, step.number, by=by).what


def redo(posting: Posting, by: User) -> str:
    step = steps(posting, by).redo
    assert step
    return reverse_step(posting, step.number, by=by, redo=True).what


def write(posting: Posting, kind: str, html: str, by: User) -> None:
    section = part(posting, kind)
    posting.save_section(
        section, heading=section.heading, html=html, based_on=section.version, by=by
    )


def delete(posting: Posting, kind: str, by: User) -> None:
    section = part(posting, kind)
    posting.delete_section(section, based_on=section.version, by=by)


def rename(posting: Posting, by: User) -> None:
    section = part(posting, "benefits")
    posting.save_section(
        section, heading="What we offer", html="<p>A lot</p>", based_on=section.version, by=by
    )


def hide(posting: Posting, by: User) -> None:
    section = part(posting, "work_environment")
    posting.hide_section(section, hidden=not section.hidden, based_on=section.version, by=by)


def put_back(posting: Posting, by: User) -> None:
    for section in posting.sections.deleted()[:1]:
        posting.restore_section(section, by=by)


def pay(posting: Posting, by: User) -> None:
    values = {"pay_minimum": (posting.pay_minimum or 10) + 1, "title": f"{posting.title}!"}
    posting.save_facts(values, based_on=posting.facts_version, by=by)


CHANGES: dict[str, Change] = {
    "pay and title": pay,
    "apply": lambda posting, by: posting.save_apply(
        {"apply_email": f"jobs{posting.version}@example.org"},
        based_on=posting.apply_version,
        by=by,
    ),
    "fill in": lambda posting, by: posting.fill(
        "[City, State]", "Duluth, Minnesota", country="US", by=by
    ),
    "write": lambda posting, by: write(
        posting, "job_brief", f"<p>Number {posting.version}</p>", by
    ),
    "rename": rename,
    "hide": hide,
    "move up": lambda posting, by: posting.move_section(part(posting, "custom"), 0, by=by),
    "move down": lambda posting, by: posting.move_section(part(posting, "job_brief"), 4, by=by),
    "add": lambda posting, by: posting.add_section(
        kind="custom", heading=f"Added {posting.version}", html="<p>New</p>", by=by
    ),
    "delete": lambda posting, by: delete(posting, "custom", by),
    "put back": put_back,
    "become another": lambda posting, by: posting.apply(WHOLE, by=by, summary="Imported"),
    "go back": lambda posting, by: restore(
        posting, Revision.objects.of(posting).get(number=1), based_on=posting.version, by=by
    ),
}


@pytest.fixture
def full(posting: Posting, editor: User) -> Posting:
    posting.add_section(kind="custom", heading="Perks", html="<p>Tea</p>", by=None)
    return posting


def keys(posting: Posting) -> list[str]:
    return [str(section.pk) for section in posting.present_sections()]


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(names=st.lists(st.sampled_from(sorted(CHANGES)), max_size=6))
def test_all_a_person_did_is_undone_and_redone_step_by_step(
    full: Posting, editor: User, names: list[str]
) -> None:
    before = full.version
    states = [(full.document(), keys(full))]
    for name in names:
        number = full.version
        try:
            CHANGES[name](full, editor)
        except IndexError:
            # There is no such section any more.
            full.refresh_from_db()
        if full.version > number:
            states.append((full.document(), keys(full)))
    for state in states[-2::-1]:
        undo(full, editor)
        full.refresh_from_db()
        assert (full.document(), keys(full)) == state
    step = steps(full, editor).undo
    assert step is None or step.number <= before
    for state in states[1:]:
        redo(full, editor)
        full.refresh_from_db()
        assert (full.document(), keys(full)) == state
    assert steps(full, editor).redo is None
