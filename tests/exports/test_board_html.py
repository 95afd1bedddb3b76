import pytest
from lxml.html import HtmlElement, fragment_fromstring

from builder.document import Apply, JobDocument
from builder.exports import FORMATS, Look
from tests.exports.reading import first, words
from tests.exports.samples import DRAFT, EVIL, FINISHED, HOSTILE, WORLD, WORLDLY

KEPT_BY_BOARDS = {
    *("p", "br", "ul", "ol", "li", "b", "strong", "i", "em", "u", "a"),
    *("h2", "h3", "h4", "h5", "h6"),
}


def board_text(document: JobDocument) -> str:
    return FORMATS["board"].render(document, Look()).decode()


def board(document: JobDocument) -> HtmlElement:
    root: HtmlElement = fragment_fromstring(board_text(document), create_parent="div")
    return root


@pytest.mark.parametrize("document", [FINISHED, DRAFT, HOSTILE, WORLDLY])
def test_only_what_boards_keep_is_used(document: JobDocument) -> None:
    for element in board(document).iterdescendants():
        assert element.tag in KEPT_BY_BOARDS
        assert set(element.attrib) == ({"href"} if element.tag == "a" else set())


def test_the_fragment_reads_in_order() -> None:
    assert board_text(FINISHED) == "\n".join(
        [
            "<h2>Behavioral Health Case Manager</h2>",
            "<p><strong>Riverbend &amp; Sons</strong></p>",
            "<ul>",
            "<li><strong>Location:</strong> Boston, MA</li>",
            "<li><strong>Workplace:</strong> Hybrid</li>",
            "<li><strong>Employment type:</strong> Full-time</li>",
            "<li><strong>Department:</strong> Care</li>",
            "<li><strong>Reports to:</strong> Clinical director</li>",
            "<li><strong>Pay:</strong> $65,000 to $85,000 a year</li>",
            "<li><strong>About the pay:</strong> Depends on experience.</li>",
            "<li><strong>FLSA status:</strong> Exempt</li>",
            "<li><strong>Job code:</strong> C-7</li>",
            "<li><strong>Openings:</strong> 2</li>",
            "<li><strong>Apply by:</strong> December 31, 2026</li>",
            "<li><strong>Schedule:</strong> Days &amp; nights</li>",
            "</ul>",
            "<h3>Job brief &amp; more</h3>",
            "<p>We help <strong>people</strong>.</p><h3>Who you are</h3><p>Calm.</p>",
            "<h3>Responsibilities</h3>",
            "<ul><li>Assess needs<ul><li>Each week</li></ul></li><li>Plan care</li></ul>",
            "<h3>How to apply</h3>",
            "<p>Send a résumé.<br>Add a letter.</p>",
            '<p><a href="https://jobs.example.org/7?a=1&amp;b=2">'
            "https://jobs.example.org/7?a=1&amp;b=2</a></p>",
            '<p><a href="mailto:jobs@example.org">jobs@example.org</a></p>',
        ]
    )


def test_what_is_hostile_is_shown_as_it_was_typed() -> None:
    root = board(HOSTILE)

    assert words(first(root, "h2")) == EVIL
    assert words(first(root, "h3")) == EVIL
    assert words(root).count("<script>evil()</script>") >= 11


def test_a_draft_says_first_that_it_is_one() -> None:
    first = board(DRAFT)[0]

    assert words(first) == (
        "Draft, not ready to publish. 3 things to fill in: "
        "City, State; Team; email address or application portal."
    )
    assert "Draft" not in words(board(FINISHED))


def test_placeholders_stay_readable_without_marks() -> None:
    text = board_text(DRAFT)

    assert "<li><strong>Location:</strong> [City, State]</li>" in text
    assert "<p>[email address or application portal]</p>" in text


def test_a_bare_posting_has_no_empty_elements() -> None:
    bare = JobDocument(title="Nurse", workplace="remote", apply=Apply(email="jobs@example.org"))

    assert [words(element) for element in board(bare).iterdescendants() if not words(element)] == []


def test_all_scripts_of_the_world_are_kept() -> None:
    assert board_text(WORLDLY).count(WORLD) == 6
