from collections.abc import Iterator

import pytest
from weasyprint import css

from builder.exports import Look, html
from builder.typesetting import weasyprint_70
from builder.typesetting.job import Job
from builder.typesetting.typesetter import Typesetter
from tests.exports.samples import DRAFT, FINISHED, HOSTILE, WORLDLY
from tests.typesetting.test_pool import FONTS

STYLES = ("browser.css", "fonts.css", "posting.css", "paper.css", "print.css")


def job(document: object, look: Look) -> Job:
    page = html.markup(document, look)  # type: ignore[arg-type]
    paper = f"@page {{ size: {look.paper} }}"
    return Job(page.encode(), (*map(html.stylesheet, STYLES), paper))


@pytest.fixture(scope="module")
def typesetter() -> Iterator[Typesetter]:
    made = Typesetter.with_fonts(FONTS)
    yield made
    css.StyleFor = weasyprint_70._KeptStyles.__base__


def test_kept_styles_change_nothing(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = (Look(), Look(paper="A4", color="#aa2211"), Look(color="#aa2211"))
    documents = (FINISHED, DRAFT, WORLDLY, HOSTILE)
    jobs = [job(document, look) for document in documents for look in looks]

    assert css.StyleFor is weasyprint_70._KeptStyles
    kept = [typesetter.pdf(one) for one in jobs + jobs][len(jobs) :]
    monkeypatch.setattr(css, "StyleFor", weasyprint_70._KeptStyles.__base__)

    assert [typesetter.pdf(one) for one in jobs] == kept


def test_kept_styles_do_not_pile_up(typesetter: Typesetter) -> None:
    sets = weasyprint_70._KeptStyles._sets
    for number in range(weasyprint_70._SETS + 5):
        typesetter.pdf(Job(b"<p>On", ("p { display: block }", f"p {{ margin: {number}px }}")))

    assert len(sets) == weasyprint_70._SETS
    for part in range(4):
        page = "".join(f'<p id="a{part}-{number}">On</p>' for number in range(200))
        typesetter.pdf(Job(page.encode(), ("p { display: block }",)))
    assert all(len(styles) <= weasyprint_70._KINDS + 210 for _, styles in sets.values())
