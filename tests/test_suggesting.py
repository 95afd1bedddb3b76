"""What is suggested for a section: what its document does not say already."""

from builder.document import JobDocument, Section
from builder.generating.items import Group, Item
from builder.suggesting import MOST, Suggestion, new_to, of_menu, of_snippet, of_template
from tests.test_bullets import TREE


def listed(*items: str, kind: str = "qualifications", heading: str = "Qualifications") -> Section:
    html = f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""
    return Section(kind=kind, heading=heading, html=html)  # type: ignore[arg-type]


def posting(*sections: Section) -> JobDocument:
    return JobDocument(title="Welder", sections=sections)


def htmls(found: list[Suggestion]) -> list[str]:
    return [one.html for one in found]


def test_what_the_document_says_already_is_left_out_however_it_is_written() -> None:
    document = posting(listed("<strong>Preferred:</strong> A driver's license", "Steady hands"))
    offered = ["A driver's license.", "STEADY HANDS", "Two steady hands", "A CPA license"]
    assert htmls(new_to(document, map(Suggestion, [*offered, "A CPA license"]))) == [
        "A CPA license"
    ]


def test_no_more_are_offered_than_one_reads() -> None:
    many = (Suggestion(f"{chr(97 + n % 26) * (n + 3)} {n * 7919}") for n in range(500))
    assert len(new_to(posting(), many)) == MOST


def test_a_template_suggests_what_stands_under_the_same_heading_with_the_postings_places() -> None:
    must, may = listed("Lives in [City]", "B"), listed("C", heading="Preferred qualifications")
    brief = Section(kind="job_brief", heading="Brief", html="<p>You work in [City] now</p>")
    told = Section(kind="job_brief", heading="Brief", html="<p>You work in Duluth now</p>")
    here = listed(heading="Preferred qualifications")
    template, document = posting(brief, must, may), posting(told, here)
    assert htmls(list(of_template(template, document, listed()))) == ["Lives in Duluth", "B"]
    assert htmls(list(of_template(template, document, here))) == ["C"]
    renamed = listed(heading="What you bring")
    assert htmls(list(of_template(template, document, renamed))) == ["Lives in Duluth", "B", "C"]


def test_known_facts_suggest_what_suits_the_section() -> None:
    groups = [
        Group(
            key=key,
            heading=key,
            items=(Item(id=key, text=f"{key} <&>", source="Known"),),
        )
        for key in ("responsibilities", "required", "preferred", "tools", "benefits")
    ]

    def suited(kind: str, heading: str) -> list[str]:
        found = of_menu(groups, listed(kind=kind, heading=heading))
        return [one.html.removesuffix(" &lt;&amp;&gt;") for one in found]

    assert suited("responsibilities", "What you do") == ["responsibilities"]
    assert suited("qualifications", "Qualifications") == ["required", "preferred"]
    assert suited("qualifications", "Preferred qualifications") == ["preferred", "required"]
    assert suited("benefits", "Benefits") == ["benefits"]
    assert suited("custom", "Tools and technology") == ["tools"]
    assert suited("custom", "Travel") == []


def test_each_bullet_of_a_snippet_is_a_suggestion_of_its_own() -> None:
    found = of_snippet("Ours", Section(kind="custom", heading="X", html=TREE))
    assert [(one.html, one.source) for one in found] == [(letter, "Ours") for letter in "AabBC"]
