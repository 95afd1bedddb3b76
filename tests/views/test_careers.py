"""The careers page as visitors, search engines and job boards meet it."""

import json
import re
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from builder.document import JobDocument, Location
from builder.models import Organization, Posting, Publication, User
from tests.exports.samples import FINISHED
from tests.views.conftest import LogIn
from tests.views.page import form, tree, words

CAREERS = "/jobs/riverbend-health/"


def published(organization: Organization, editor: User, document: JobDocument) -> Publication:
    posting = Posting(organization=organization, created_by=editor, title=document.title)
    posting.save()
    posting.apply(document, by=editor, summary="Made for a test")
    organization.open_careers_page(editor)
    publication: Publication = Publication.objects.publish(
        posting, based_on=posting.version, by=editor
    )
    return publication


@pytest.fixture
def job(organization: Organization, editor: User) -> Publication:
    return published(organization, editor, FINISHED)


def address(job: Publication, view: str = "job") -> str:
    return reverse(view, args=[job.organization.careers_address, job.name])


def test_visitors_narrow_the_jobs_down_by_words_and_place(
    organization: Organization, editor: User, client: Client
) -> None:
    for number, city in enumerate(("Duluth", "Ely")):
        place = Location(city=city, region="MN", country="US")
        document = JobDocument(
            title=f"Nurse {number}", locations=(place,), workplace="onsite" if number else "remote"
        )
        published(organization, editor, document)
    for query, found in (
        ("", {"Nurse 0", "Nurse 1"}),
        ("?q=nurse", {"Nurse 0", "Nurse 1"}),
        ("?place=Ely%2C+MN", {"Nurse 1"}),
        ("?workplace=remote", {"Nurse 0"}),
        ("?q=surgeon", set()),
        ("?q=%00&page=9999&family=zz&type=%27", set()),
    ):
        page = client.get(CAREERS + query)
        assert page.status_code == 200
        assert set(re.findall(r"Nurse \d", words(page, "main"))) == found


def test_visitors_choose_a_field_of_work_which_is_the_family_a_posting_has(
    organization: Organization, editor: User, client: Client
) -> None:
    for title, occupation, family in (
        ("Nurse", "29-1141", ""),
        ("Night Nurse", "29-1141", "Night Work"),
        ("Porter", "", "Night Work"),
        ("Artist", "", ""),
    ):
        job = published(organization, editor, JobDocument(title=title, occupation=occupation))
        posting = job.posting
        posting.save_classification(
            {"family": family, "level": None}, based_on=posting.version, by=editor
        )
        Publication.objects.publish(posting, based_on=posting.version, by=editor)
    page = client.get(CAREERS)
    offered = tree(page).xpath("//select[@name='family']/option/@value")
    assert offered == ["", "Healthcare", "Night Work"]
    for query, count in (("Night+Work", 2), ("Healthcare", 1), ("29", 1), ("Legal", 0)):
        page = client.get(f"{CAREERS}?family={query}")
        assert len(tree(page).xpath("//ul[@class='jobs']/li")) == count, query


def test_a_list_of_many_jobs_costs_as_many_queries_as_one_of_two(
    organization: Organization, editor: User, client: Client
) -> None:
    counts = []
    for number in range(30):
        published(organization, editor, JobDocument(title=f"Nurse {number}"))
        if number in {1, 29}:
            with CaptureQueriesContext(connection) as queries:
                page = client.get(CAREERS)
            counts.append(len(queries))
    assert counts[0] == counts[1]
    assert "30 open jobs" in words(page, "main")
    assert "Page 1 of 2" in words(page, "main")


def test_a_job_tells_search_engines_and_social_networks_what_it_is(
    job: Publication, client: Client
) -> None:
    page = client.get(address(job))
    data = json.loads(tree(page).xpath("string(//script[@type='application/ld+json'])"))
    assert data["@type"] == "JobPosting"
    assert data["title"] == FINISHED.title
    assert data["url"].endswith(address(job))
    assert data["directApply"] is False
    picture = tree(page).xpath("string(//meta[@property='og:image']/@content)")
    assert picture.endswith(address(job, "job_card"))
    image = Image.open(BytesIO(client.get(address(job, "job_card")).content))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_the_pdf_beside_a_job_reads_the_same(job: Publication, client: Client) -> None:
    reader = PdfReader(BytesIO(client.get(address(job, "job_pdf")).content))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "We help people." in text
    assert "Secret" not in text


def test_text_that_looks_like_code_stays_text_in_the_data_for_search_engines(
    organization: Organization, editor: User, client: Client
) -> None:
    title = "Nurse</script><script>alert(1)</script>"
    page = client.get(address(published(organization, editor, JobDocument(title=title))))
    assert [script.get("type") for script in tree(page).iter("script")] == ["application/ld+json"]


def test_what_has_not_changed_is_not_sent_again(job: Publication, client: Client) -> None:
    feed = reverse("feed", args=["riverbend-health", "indeed.xml"])
    for place in (address(job), address(job, "job_pdf"), address(job, "job_card"), feed):
        etag = client.get(place)["ETag"]
        assert client.get(place, HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_the_old_address_of_a_careers_page_leads_to_the_new_one(
    job: Publication, owner: User, log_in: LogIn, client: Client
) -> None:
    browser, settings = log_in(owner), reverse("careers_settings")
    data = form(browser.get(settings)) | {"careers_address": "riverbend-jobs"}
    assert browser.post(settings, data).status_code == 302
    assert client.get(CAREERS)["Location"] == "/jobs/riverbend-jobs/"
    old = address(job)
    job.organization.refresh_from_db()
    assert client.get(old)["Location"] == address(job) == old.replace("-health/", "-jobs/")


def test_nobody_takes_an_address_that_another_organization_had(
    job: Publication, owner: User, stranger: User, log_in: LogIn
) -> None:
    job.organization.change(
        {"careers_address": "riverbend-jobs"}, based_on=job.organization.version, by=owner
    )
    browser, settings = log_in(stranger), reverse("careers_settings")
    data = form(browser.get(settings)) | {"careers_address": "riverbend-health"}
    response = browser.post(settings, data)
    assert response.status_code == 422
    assert "Another organization has this address" in words(response, "main")


def test_a_frame_on_another_website_may_show_the_list_and_no_other_page(
    job: Publication, client: Client
) -> None:
    embedded = client.get(f"{CAREERS}embed/")
    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded
    page = client.get(address(job))
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_search_engines_find_every_listed_job_through_robots_and_sitemap(
    job: Publication, client: Client
) -> None:
    robots = client.get("/robots.txt").content.decode()
    sitemap = re.search(r"Sitemap: https?://[^/]+(/\S+)", robots)
    assert sitemap
    root = etree.fromstring(client.get(sitemap[1]).getvalue())
    places = [str(place.text) for place in root.iter("{*}loc")]
    assert [place.split("/jobs/")[1] for place in places] == [
        "riverbend-health/",
        address(job).split("/jobs/")[1],
    ]


def test_other_organizations_jobs_are_not_reached_through_this_page(
    job: Publication, stranger: User, client: Client
) -> None:
    other = stranger.memberships.get().organization
    other.open_careers_page(stranger)
    assert client.get(reverse("job", args=[other.careers_address, job.name])).status_code == 404
    for file_name in ("indeed.xml", "linkedin.xml", "atom.xml", "feed.json"):
        feed = client.get(reverse("feed", args=[other.careers_address, file_name]))
        assert job.key not in feed.getvalue().decode()
