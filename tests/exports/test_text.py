from dataclasses import replace

from builder.document import Apply, JobDocument, Section
from builder.exports import FORMATS, Look
from builder.exports.text import unwrapped
from tests.exports.samples import DRAFT, EVIL, FINISHED, HOSTILE, WORLD, WORLDLY


def text(document: JobDocument) -> str:
    return FORMATS["text"].render(document, Look()).decode()


def unwrapped_lines(document: JobDocument) -> list[str]:
    return unwrapped(document).split("\n")


def test_the_text_reads_in_order() -> None:
    assert text(FINISHED) == (
        "BEHAVIORAL HEALTH CASE MANAGER\n\n"
        "Riverbend & Sons\n\n"
        "Location: Boston, MA\n"
        "Workplace: Hybrid\n"
        "Employment type: Full-time\n"
        "Department: Care\n"
        "Reports to: Clinical director\n"
        "Pay: $65,000 to $85,000 a year\n"
        "About the pay: Depends on experience.\n"
        "FLSA status: Exempt\n"
        "Job code: C-7\n"
        "Openings: 2\n"
        "Apply by: December 31, 2026\n"
        "Schedule: Days & nights\n\n"
        "JOB BRIEF & MORE\n\n"
        "We help people.\n\nWho you are\n\nCalm.\n\n"
        "RESPONSIBILITIES\n\n"
        "• Assess needs\n  • Each week\n• Plan care\n\n"
        "HOW TO APPLY\n\n"
        "Send a résumé.\nAdd a letter.\n"
        "https://jobs.example.org/7?a=1&b=2\n"
        "jobs@example.org\n"
    )


def test_a_draft_says_first_that_it_is_one() -> None:
    assert text(DRAFT).startswith("Draft, not ready to publish. 3 things to fill in: City, State;")
    assert text(DRAFT).endswith("HOW TO APPLY\n\n[email address or application portal]\n")
    assert "Draft" not in text(FINISHED)


def test_lists_keep_their_bullets_numbers_and_lines() -> None:
    html = (
        "<p>One<br>two</p><ol><li>first<br>line<ul><li>inner</li></ul></li><li>second</li></ol>"
        '<p>See <a href="https://a.example/">here</a>.</p>'
    )
    section = Section(kind="custom", heading="Text", html=html)

    assert (
        "TEXT\n\nOne\ntwo\n\n1. first\n  line\n  • inner\n2. second\n\n"
        "See here (https://a.example/).\n\n"
    ) in text(replace(FINISHED, sections=(section,)))


def test_lines_are_short_enough_for_e_mail_and_hang_below_their_bullets() -> None:
    html = "<ul><li>" + "Plan care with people. " * 8 + "</li></ul>"
    section = Section(kind="custom", heading="Text", html=html)
    lines = text(replace(FINISHED, sections=(section,))).split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("• "))

    assert max(map(len, lines)) <= 76
    assert lines[first + 1].startswith("  ")


def test_what_is_hostile_is_only_text() -> None:
    lines = unwrapped_lines(HOSTILE)

    assert EVIL.upper() in lines
    assert f"Department: {EVIL}" in lines


def test_all_scripts_of_the_world_are_kept() -> None:
    assert unwrapped(WORLDLY).count(WORLD) == 4
    assert unwrapped(WORLDLY).count(WORLD.upper()) == 2


def test_a_bare_posting_is_short() -> None:
    bare = JobDocument(title="Nurse", workplace="remote", apply=Apply(email="jobs@example.org"))

    assert text(bare) == "NURSE\n\nWorkplace: Remote\n\nHOW TO APPLY\n\njobs@example.org\n"
