"""axe-core finds nothing wrong with any page in any state, light and dark, and on a phone."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, ViewportSize, expect

from builder.models import (
    Invitation,
    Occupation,
    Organization,
    Posting,
    RoleTemplate,
    Snippet,
    User,
    Work,
)
from builder.models.followed_snippets import add_following
from builder.views import postings
from tests.browser import desk
from tests.browser.conftest import OpenPage, Problems
from tests.conftest import ROLE_KEY
from tests.improving.language_model import LanguageModel
from tests.library.conftest import fact_folder, facts

__all__ = ["fact_folder", "facts"]

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
DESKTOP: ViewportSize = {"width": 1280, "height": 720}
PHONE: ViewportSize = {"width": 375, "height": 740}
# The desktop first: there, what is under the pointer stays under it.
LOOKS: tuple[tuple[ViewportSize, Literal["light", "dark"]], ...] = (
    (DESKTOP, "light"),
    (DESKTOP, "dark"),
    (PHONE, "light"),
)
# The policy lets no script of a test in; reduced motion, lest colours be measured on their way.
OPTIONS = {"bypass_csp": True, "reduced_motion": "reduce"}


class Audit:
    """Looks at pages, and keeps what is wrong until the test is over."""

    def __init__(self) -> None:
        self.script = Axe().axe_script
        self.found: list[str] = []

    def look(self, page: Page, state: str) -> None:
        """Have axe look at the page in light and dark, and on a phone, where it must also fit."""
        if page.evaluate("!window.axe"):
            page.evaluate(self.script)
        for size, scheme in LOOKS:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            violations = page.evaluate("async (rules) => (await axe.run(rules)).violations", RULES)
            for violation in violations:
                for node in violation["nodes"]:
                    what = f"{violation['id']} at {node['target']}: {node['failureSummary']}"
                    self.found.append(f"{state}, {scheme}, {size['width']} px wide: {what}")
            width = page.evaluate("document.scrollingElement.scrollWidth")
            if width > size["width"]:
                self.found.append(f"{state}: {width} px wide in {size['width']} px")
        page.set_viewport_size(DESKTOP)
        page.emulate_media(color_scheme="light")


@pytest.fixture
def audit() -> Iterator[Audit]:
    audit = Audit()
    yield audit
    assert not audit.found, "\n".join(audit.found)


def test_pages_before_one_is_logged_in(
    open_page: OpenPage, audit: Audit, editor: User, organization: Organization
) -> None:
    page = open_page(**OPTIONS)
    page.goto("/account/login/")
    audit.look(page, "log in")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "log in with errors")
    page.goto("/account/signup/")
    audit.look(page, "sign up, closed")
    page.goto("/account/password/reset/")
    audit.look(page, "reset password")
    page.get_by_label("Email").fill(editor.email)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", name="Look at your e-mail")).to_be_visible()
    audit.look(page, "reset password, sent")
    page.goto(next(word for word in str(mail.outbox[0].body).split() if "/reset/" in word))
    audit.look(page, "choose a new password")
    page.get_by_role("button", name="Save it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "choose a new password, with errors")
    page.goto("/account/password/reset/1-wrong/")
    audit.look(page, "link to a new password, used")
    page.goto("/account/password/reset/done/")
    audit.look(page, "password is changed")
    page.goto("/account/inactive/")
    audit.look(page, "account is switched off")

    first, invited = Invitation.issue(), Invitation.issue(organization=organization)
    page.goto(f"/welcome/{first}/")
    audit.look(page, "welcome")
    page.get_by_role("button", name="Create the account").click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "welcome with errors")
    page.goto(f"/welcome/{invited}/")
    audit.look(page, "welcome to an organization")
    page.goto("/welcome/wrong/")
    audit.look(page, "link used")


@pytest.mark.usefixtures("role", "facts")
def test_guides_with_pay_in_an_area(open_page: OpenPage, audit: Audit, editor: User) -> None:
    page = open_page(editor, **OPTIONS)
    for name, address in (
        ("a role", f"/library/{ROLE_KEY}/"),
        ("an occupation", "/library/occupations/21-1023.00/"),
    ):
        page.goto(address)
        page.get_by_label("State or city").select_option(label="San Diego-Chula Vista-Carlsbad, CA")
        page.get_by_role("button", name="Compare").click()
        expect(page.get_by_role("columnheader", name="California")).to_be_visible()
        audit.look(page, name)


def test_snippets(
    open_page: OpenPage, audit: Audit, editor: User, posting: Posting, snippet: Snippet
) -> None:
    page = open_page(editor, **OPTIONS)
    where = snippet.get_absolute_url()
    for name, address in (
        ("snippets", "/snippets/"),
        ("examples of snippets", "/snippets/examples/"),
        ("new snippet", "/snippets/new/?from=benefits"),
        ("a snippet", where),
        ("history of a snippet", f"{where}history/"),
        ("retired snippets", "/snippets/retired/"),
        ("add from a snippet", f"/postings/{posting.pk}/snippets/"),
    ):
        page.goto(address)
        audit.look(page, name)
    desk.open_posting(page, posting)
    form = desk.edit(page, "Job brief")
    form.get_by_text("Insert a snippet").click()
    expect(form.get_by_role("button", name=f"Insert {snippet.name}")).to_be_visible()
    audit.look(page, "insert a snippet")
    # Two sections of one heading would be two landmarks of one name.
    snippet.change({"heading": "By the lake"}, based_on=1, by=editor)
    add_following(posting, snippet, by=editor)
    snippet.change({"html": "<p>Sea view</p>"}, based_on=2, by=editor)
    page.goto(f"{where}uses/")
    expect(page.get_by_text("1 posting follows this snippet.")).to_be_visible()
    audit.look(page, "where a snippet is used")
    desk.open_posting(page, posting)
    expect(page.get_by_text("which was changed since")).to_be_visible()
    audit.look(page, "a section that follows a snippet")


def test_the_library(
    open_page: OpenPage, audit: Audit, editor: User, role: RoleTemplate, posting: Posting
) -> None:
    page = open_page(editor, **OPTIONS)
    page.goto("/library/")
    audit.look(page, "library")
    page.goto("/library/?q=plumber")
    audit.look(page, "library, nothing found")
    page.goto(f"/library/?q={posting.title}")
    page.get_by_text("Narrow it down").click()
    page.get_by_role("searchbox").press("ArrowDown")
    audit.look(page, "library, a posting and a role found")
    page.goto(f"/library/{role.key}/")
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    audit.look(page, "role")
    page.goto(f"/library/{role.key}/start/")
    audit.look(page, "start a posting")
    page.get_by_label("Job title").fill("")
    page.get_by_label("Where do people apply?").fill("here")
    page.get_by_role("button", name="Create the posting").click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "start a posting, with errors")


def test_the_menu_of_a_draft(
    open_page: OpenPage, audit: Audit, editor: User, welders: Occupation
) -> None:
    page = open_page(editor, **OPTIONS)
    address = f"/library/occupations/{welders.pk}/draft/"
    page.goto(f"{address}?title=Welder&other_title=weldr&workplace=remote")
    page.get_by_label("Add your own to Benefits").fill("A dog in each office")
    page.get_by_role("button", name="Add to Benefits").click()
    expect(page.get_by_role("checkbox", name="A dog in each office")).to_be_checked()
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    audit.look(page, "draft")
    page.get_by_label("Job title").fill("")
    page.get_by_role("button", name="Create the posting").click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "draft, with errors")


def test_long_work_and_what_starts_it(
    open_page: OpenPage, audit: Audit, owner: User, posting: Posting
) -> None:
    page = open_page(owner, **OPTIONS)
    page.goto("/progress/")
    audit.look(page, "work, none")
    page.goto("/postings/")
    page.get_by_label(f"Choose {posting.title}").check()
    audit.look(page, "postings, one ticked")
    page.get_by_role("button", name="Download…").click()
    page.get_by_label("PDF To send").uncheck()
    page.get_by_role("button", name="Download", exact=True).click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "download, without a format")
    work = Work.objects.create(
        title="Download of 300 postings", organization=posting.organization, created_by=owner
    )
    states: dict[str, dict[str, Any]] = {
        "waiting": {},
        "running": {"done": 120, "total": 300},
        "failed": {"message": "Something went wrong."},
        "cancelled": {},
        "done": {"file": "x", "file_name": "x.zip", "file_size": 9, "expires_at": timezone.now()},
    }
    for state, values in states.items():
        Work.objects.filter(pk=work.pk).update(state=state, **values)
        page.goto(f"/progress/{work.pk}/")
        audit.look(page, f"work, {state}")
    page.goto("/progress/")
    audit.look(page, "work")


def test_lists_of_postings(
    open_page: OpenPage,
    audit: Audit,
    editor: User,
    posting: Posting,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postings, "PAGE_SIZE", 2)
    page = open_page(editor, **OPTIONS)
    posting.move_to_trash(editor)
    page.goto("/postings/")
    audit.look(page, "postings, none")
    page.goto("/postings/trash/")
    audit.look(page, "trash")
    posting.restore(editor)
    page.reload()
    audit.look(page, "trash, empty")
    for _ in range(2):
        posting.duplicate(editor)
    page.goto("/postings/")
    page.locator(".row-item summary").first.click()
    audit.look(page, "postings")
    page.get_by_role("button", name="Move to the trash").first.click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    audit.look(page, "postings, one just moved to the trash")
    page.goto("/postings/?q=plumber")
    audit.look(page, "postings, nothing found")


def test_the_editor(open_page: OpenPage, audit: Audit, editor: User, posting: Posting) -> None:
    page = open_page(editor, **OPTIONS)
    desk.open_posting(page, posting)
    audit.look(page, "editor")
    page.locator("#bar summary", has_text="Download").click()
    page.locator(".top-account summary").click()
    desk.section(page, "Benefits").hover()
    audit.look(page, "editor, menu open")
    page.get_by_role("button", name="Hide Benefits from candidates").click()
    expect(desk.section(page, "Benefits")).to_contain_text("Hidden from candidates")
    page.get_by_role("button", name="Delete Work environment").click()
    expect(desk.said(page).get_by_role("button", name="Undo")).to_be_visible()
    desk.panel(page).get_by_role("link", name="Show where City, State stands").click()
    audit.look(page, "editor, one section hidden and one just deleted")
    desk.panel(page).get_by_role("button", name="Fill in City, State").click()
    expect(desk.panel(page).get_by_label("City, State", exact=True)).to_be_focused()
    audit.look(page, "editor, error in the panel")


def test_bullets(open_page: OpenPage, audit: Audit, editor: User, posting: Posting) -> None:
    page = open_page(editor, **OPTIONS)
    desk.open_posting(page, posting)
    qualifications = desk.section(page, "Qualifications")
    qualifications.get_by_role("button", name="Change bullet 2").focus()
    audit.look(page, "editor, a bullet in focus")
    qualifications.get_by_role("button", name="Change bullet 2").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    audit.look(page, "menu of a bullet")
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="Suggestions for Qualifications", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("button", name="Add:")).to_have_count(1)
    audit.look(page, "suggestions")
    part = posting.present_sections().get(heading="Qualifications")
    for name, address in (("bullet", "bullets/0/"), ("suggestions", "suggestions/")):
        page.goto(f"/postings/{posting.pk}/sections/{part.pk}/{address}")
        audit.look(page, f"page of a {name}")


def test_find_and_replace(
    open_page: OpenPage, audit: Audit, editor: User, posting: Posting
) -> None:
    page = open_page(editor, **OPTIONS)
    page.goto(f"/postings/{posting.pk}/replace/?find=zebra")
    audit.look(page, "find and replace, nothing found")
    page.get_by_label("Find", exact=True).fill("client")
    page.get_by_label("Replace with").fill("patient")
    expect(page.get_by_role("checkbox", name="becomes patient").first).to_be_checked()
    page.get_by_role("checkbox", name="becomes patient").first.uncheck()
    audit.look(page, "find and replace")
    page.get_by_label("Find", exact=True).fill("")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "find and replace, with errors")


def test_shortcuts_and_outline(
    open_page: OpenPage, audit: Audit, editor: User, posting: Posting
) -> None:
    page = open_page(editor, **OPTIONS)
    page.goto("/shortcuts/")
    audit.look(page, "keyboard shortcuts")
    desk.open_posting(page, posting)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    audit.look(page, "editor, keyboard shortcuts")
    page.keyboard.press("Escape")
    page.set_viewport_size(PHONE)
    page.keyboard.press("o")
    expect(page.locator("#bar .outline [aria-current]")).to_be_focused()
    audit.look(page, "editor, outline unfolded")


def test_the_look(open_page: OpenPage, audit: Audit, editor: User, posting: Posting) -> None:
    page = open_page(editor, **OPTIONS)
    page.goto(f"/postings/{posting.pk}/look/")
    audit.look(page, "look")
    page.get_by_label("Modern").check()
    page.get_by_role("button", name="Use this look").click()
    audit.look(page, "editor, modern")


def test_forms_in_the_editor(
    open_page: OpenPage, audit: Audit, editor: User, posting: Posting
) -> None:
    page = open_page(editor, **OPTIONS)
    desk.open_posting(page, posting)
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    audit.look(page, "section form")
    form.get_by_label("Heading").fill("")
    desk.save(form)
    expect(form.get_by_role("alert")).to_be_focused()
    audit.look(page, "section form, with errors")
    page.reload()
    form = desk.edit_facts(page)
    audit.look(page, "facts form")
    form.get_by_label("Job title").fill("")
    form.get_by_label("Value").first.fill("25")
    desk.save(form)
    expect(form.get_by_role("alert")).to_be_focused()
    audit.look(page, "facts form, with errors")
    page.reload()
    desk.edit(page, "how to apply")
    page.get_by_role("link", name="Add a section").click()
    expect(page.get_by_role("region", name="A new section")).to_be_visible()
    audit.look(page, "apply form and new section form")


def test_suggestions_for_a_section(
    open_page: OpenPage,
    audit: Audit,
    editor: User,
    posting: Posting,
    improving: LanguageModel,
    problems: Problems,
) -> None:
    problems.expect("console: htmx:")
    page = open_page(editor, **OPTIONS)
    desk.open_posting(page, posting)
    form = desk.edit(page, "Work environment")
    form.get_by_text("Improve this section").click()
    improving.waits()
    form.get_by_role("button", name="More inclusive").click()
    expect(form.get_by_role("button", name="Stop waiting")).to_be_visible()
    audit.look(page, "waiting for a suggestion")
    form.get_by_role("button", name="Stop waiting").click()
    improving.sends(b"", 503)
    form.get_by_role("button", name="More inclusive").click()
    expect(form.get_by_role("alert")).to_be_focused()
    audit.look(page, "no suggestion")
    improving.says("<p>You work by the river.</p><ul><li>Outdoors</li></ul>")
    form.get_by_role("button", name="Try again").click()
    expect(form.get_by_role("group", name="Suggestion")).to_be_focused()
    audit.look(page, "suggestion")


def test_conflicts_and_trouble_in_the_editor(
    open_page: OpenPage,
    audit: Audit,
    editor: User,
    owner: User,
    posting: Posting,
    problems: Problems,
) -> None:
    problems.expect("ERR_INTERNET_DISCONNECTED", "console: htmx:")
    page = open_page(editor, **OPTIONS)
    desk.open_posting(page, posting)
    form, facts = desk.edit(page, "Benefits"), desk.edit_facts(page)
    desk.type_at_end(form, " and a bicycle")
    facts.get_by_label("Department").fill("Outreach")
    part = posting.present_sections().get(heading="Benefits")
    html = part.html.replace("</li></ul>", " [Ask us]</li></ul>")
    posting.save_section(part, heading="Benefits", html=html, based_on=part.version, by=owner)
    posting.save_facts({"department": "Care"}, based_on=posting.facts_version, by=owner)
    desk.save(form)
    expect(form.get_by_role("alert")).to_be_focused()
    desk.save(facts)
    expect(facts.get_by_role("alert")).to_be_focused()
    audit.look(page, "conflicts")
    page.context.set_offline(True)
    form.get_by_role("button", name="Save mine instead").click()
    expect(page.locator("#trouble")).to_contain_text("cannot be reached")
    audit.look(page, "server cannot be reached")


def test_postings_that_are_only_read(
    open_page: OpenPage, audit: Audit, editor: User, viewer: User, posting: Posting
) -> None:
    page = open_page(viewer, **OPTIONS)
    desk.open_posting(page, posting)
    audit.look(page, "editor, for a reader")
    page.goto(f"/postings/{posting.pk}/copy/")
    audit.look(page, "copy")
    page.goto(f"/postings/{posting.pk}/history/")
    audit.look(page, "history")
    page.goto(f"/postings/{posting.pk}/history/1/")
    audit.look(page, "one version of the history")
    posting.save_facts({"title": "Nurse"}, based_on=posting.facts_version, by=None)
    part = posting.present_sections()[1]
    posting.save_section(
        part,
        heading="Duties",
        html=part.html.replace("<li>", "<li>Always ", 1),
        based_on=part.version,
        by=None,
    )
    page.goto(f"/postings/{posting.pk}/history/1/3/")
    audit.look(page, "what changed between two versions")
    page.goto(f"/postings/{posting.pk}/facts/")
    expect(page.get_by_role("heading", name="This is not yours to do")).to_be_visible()
    audit.look(page, "403")
    page.goto("/postings/0/")
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    audit.look(page, "404")
    posting.move_to_trash(editor)
    page = open_page(editor, **OPTIONS)
    desk.open_posting(page, posting)
    audit.look(page, "editor, in the trash")


def test_own_templates(
    open_page: OpenPage, audit: Audit, editor: User, organization: Organization
) -> None:
    page = open_page(editor, **OPTIONS)
    page.goto("/templates/")
    audit.look(page, "templates, none yet")
    page.goto("/templates/new/")
    audit.look(page, "new template")
    page.get_by_role("button", name="Make the template").click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "new template, with errors")
    page.get_by_label("Job title").fill("Night Nurse")
    page.get_by_label("Job family").fill("Care")
    page.get_by_label("Level").select_option("Senior")
    page.get_by_label("The role in one sentence").fill("Cares at night.")
    page.get_by_role("button", name="Make the template").click()
    expect(page.get_by_role("heading", name="Night Nurse", level=1)).to_be_visible()
    audit.look(page, "editor of a template")
    template = RoleTemplate.objects.get(organization=organization)
    page.goto(f"/library/{template.key}/")
    audit.look(page, "page of an own role")
    page.goto(f"/templates/{template.pk}/about/")
    audit.look(page, "family, level, summary")
    page.goto("/templates/")
    audit.look(page, "templates")
    template.retire(editor)
    page.goto("/templates/retired/")
    audit.look(page, "retired templates")
    page.goto(template.get_absolute_url())
    audit.look(page, "editor of a retired template")


def test_side_by_side_and_families(
    open_page: OpenPage, audit: Audit, editor: User, posting: Posting, role: RoleTemplate
) -> None:
    page = open_page(editor, **OPTIONS)
    page.goto("/families/")
    audit.look(page, "families and levels")
    page.goto(f"/families/place/?family={posting.family}")
    audit.look(page, "one family and level")
    page.goto(f"/postings/{posting.pk}/about/")
    audit.look(page, "family and level of a posting")
    page.goto(f"/postings/{posting.pk}/beside/")
    audit.look(page, "what to compare with")
    page.goto(f"/postings/{posting.pk}/beside/?q=nothing")
    audit.look(page, "nothing to compare with")
    part = posting.present_sections()[1]
    posting.save_section(
        part,
        heading="Other words",
        html="<p>One</p><ul><li>Two [three]</li></ul>",
        based_on=part.version,
        by=editor,
    )
    page.goto(f"/postings/{posting.pk}/beside/templates/{role.pk}/")
    audit.look(page, "side by side")


def test_pages_of_the_organization(open_page: OpenPage, audit: Audit, owner: User) -> None:
    page = open_page(owner, **OPTIONS)
    page.goto("/organization/")
    audit.look(page, "organization")
    page.get_by_label("Website").fill("not an address")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "organization, with errors")
    page.goto("/organization/people/")
    audit.look(page, "people")
    page.get_by_label("Your colleague's e-mail address").fill("nils@example.org")
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("button", name="Copy the link")).to_be_visible()
    audit.look(page, "people, with a link")
    page.goto("/account/password/")
    audit.look(page, "change password")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    audit.look(page, "change password, with errors")
    page.goto("/account/logout/")
    audit.look(page, "log out")


def test_no_page_breaks_its_security_policy(
    open_page: OpenPage, owner: User, posting: Posting
) -> None:
    """The console, where a breach is written, is read after every test; this one sees all pages."""
    page = open_page()
    for path in ("/account/login/", "/account/password/reset/", f"/welcome/{Invitation.issue()}/"):
        page.goto(path)
    page = open_page(owner)
    role, written = f"/library/{ROLE_KEY}/", f"/postings/{posting.pk}/"
    for path in (
        *("/library/", role, f"{role}start/", "/postings/", "/postings/trash/", f"{written}copy/"),
        *(f"{written}history/", f"{written}history/1/", "/organization/", "/organization/people/"),
        *("/account/password/", written),
    ):
        answer = page.goto(path)
        assert answer
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    desk.edit(page, "Benefits")
    desk.edit_facts(page)
    desk.edit(page, "how to apply")
    page.get_by_role("link", name="Add a section").click()
    expect(page.get_by_role("toolbar")).to_have_count(2)
