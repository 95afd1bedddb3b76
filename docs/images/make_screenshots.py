"""Uses the product once, as a person would, and keeps pictures of it in this folder.

`script/screenshot` runs it, with the link for the first account as its argument.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Page, expect, sync_playwright

FOLDER = Path(__file__).parent
SIZE = (1280, 900)

# Nobody works here: the name and every fact are made up.
ORGANIZATION = "Riverbend Health"
PERSON = "Maya Ortiz"
EMAIL = "maya.ortiz@riverbend.example"
PASSWORD = "seven quiet lanterns"  # noqa: S105
ROLE = "/library/behavioral-health-case-manager/"


def main(link: str) -> None:
    """Take every picture, in the order in which a person would see the pages."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, chromium_sandbox=os.geteuid() != 0
        )
        width, height = SIZE
        page = browser.new_page(
            viewport={"width": width, "height": height}, reduced_motion="reduce", locale="en-US"
        )
        make_account(page, link)
        page.goto(urljoin(link, ROLE))
        keep(page, "role")
        start_posting(page)
        keep(page, "editor")
        fill_in(page, "City, State", "Springfield, Illinois")
        fill_in(page, "email address or application portal", "jobs@riverbend.example")
        expect(page.get_by_text("Nothing left to fill in")).to_be_visible()
        keep_pdf(page, "pdf")
        browser.close()


def make_account(page: Page, link: str) -> None:
    """Open the printed link, name the organization, and make the first account."""
    page.goto(link)
    page.get_by_label("Your organization's name").fill(ORGANIZATION)
    page.get_by_label("Your name").fill(PERSON)
    page.get_by_label("Your e-mail address").fill(EMAIL)
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Create the account").click()
    page.wait_for_url("**/library/")


def start_posting(page: Page) -> None:
    """Start the posting, with place and address left open, and state some facts."""
    page.get_by_role("link", name="Use this template").first.click()
    page.get_by_label("Hybrid").check()
    page.get_by_role("button", name="Create the posting").click()
    page.get_by_role("link", name="Edit the job facts").click()
    page.get_by_label("Department").fill("Behavioral Health")
    page.get_by_label("Number of openings").fill("2")
    page.get_by_label("Job code").fill("BH-204")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="Edit the job facts")).to_be_visible()


def fill_in(page: Page, phrase: str, value: str) -> None:
    """Fill a placeholder in, in the panel."""
    page.get_by_label(phrase, exact=True).fill(value)
    page.get_by_role("button", name=f"Fill in {phrase}").click()
    expect(page.get_by_label(phrase, exact=True)).to_have_count(0)


def keep(page: Page, name: str) -> None:
    """Keep a picture of what the window shows, scrolled to the top and with nothing focused."""
    page.evaluate("document.activeElement?.blur()")
    page.mouse.move(0, 0)
    page.evaluate("document.fonts.ready")
    page.evaluate("window.scrollTo(0, 0)")
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


def keep_pdf(page: Page, name: str) -> None:
    """Keep a picture of the first page of the downloaded PDF, as high as the window."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Download PDF").first.click()
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "posting.pdf"
        download.value.save_as(pdf)
        command = ["pdftoppm", "-png", "-singlefile", "-scale-to", str(SIZE[1])]
        subprocess.run([*command, pdf, FOLDER / name], check=True)


if __name__ == "__main__":
    main(sys.argv[1])
