"""A template gets better, and a posting that was started from it hears of that."""

from playwright.sync_api import expect

from builder.models import Posting, RoleTemplate, User
from tests.browser import desk
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import OPTIONS, Audit, audit

__all__ = ["audit"]


def improve(role: RoleTemplate, kind: str, before: str, after: str) -> None:
    part = role.present_sections().filter(kind=kind)[0]
    assert before in part.html
    role.save_section(
        part,
        heading=part.heading,
        html=part.html.replace(before, after, 1),
        based_on=part.version,
        by=None,
    )


def test_what_a_template_gained_is_seen_chosen_and_taken(
    open_page: OpenPage, audit: Audit, editor: User, posting: Posting, role: RoleTemplate
) -> None:
    page = open_page(editor, **OPTIONS)
    benefits = posting.present_sections().filter(kind="benefits")[0]
    posting.save_section(
        benefits,
        heading=benefits.heading,
        html="<p>A bicycle, and time to ride it.</p>",
        based_on=benefits.version,
        by=editor,
    )
    improve(role, "benefits", "<li>", "<li>Truly ")
    improve(role, "job_brief", "is hiring", "is looking for")
    role.save_facts(
        {"department": "Outreach", "workplace": "hybrid"}, based_on=role.facts_version, by=None
    )
    role.add_section(kind="custom", heading="Travel", html="<p>Now and then.</p>", by=None)

    desk.open_posting(page, posting)
    panel = desk.panel(page)
    expect(panel).to_contain_text("The template was improved")
    audit.look(page, "editor, with an improved template")
    form = desk.edit(page, "Job brief")
    desk.type_at_end(form, " And more.")
    desk.save(form)
    expect(desk.section(page, "Job brief")).to_contain_text("And more.")
    panel.get_by_role("link", name="See what changed").click()
    expect(page.get_by_role("heading", name="What changed in the template")).to_be_visible()
    audit.look(page, "what changed in the template")
    page.get_by_text("See both together").click()
    travel = page.get_by_role("region", name="Travel", exact=True)
    travel.get_by_label("Leave it out").check()
    ours = page.get_by_role("region", name=benefits.heading, exact=True)
    ours.get_by_label("Keep ours").check()
    facts = page.get_by_role("region", name="Job facts")
    facts.get_by_label("Take what we did not change").check()
    page.get_by_role("button", name="Do what is chosen").click()

    expect(page.get_by_text("Taken from the template.")).to_be_visible()
    expect(desk.section(page, "Job brief")).to_contain_text("is looking for")
    expect(desk.section(page, benefits.heading)).to_contain_text("A bicycle")
    expect(desk.section(page, "Travel")).to_have_count(0)
    expect(desk.panel(page)).not_to_contain_text("The template was improved")
