from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from builder.models import Posting, Revision, User

LogIn = Callable[[User], Client]


def change_title(posting: Posting, title: str, by: User) -> None:
    posting.refresh_from_db()
    posting.save_facts({"title": title}, based_on=posting.facts_version, by=by)


def test_the_history_says_who_did_what(posting: Posting, editor: User, log_in: LogIn) -> None:
    change_title(posting, "Night Case Manager", editor)
    page = log_in(editor).get(reverse("history", args=[posting.kind, posting.pk])).content.decode()
    assert page.index("Changed the job facts") < page.index("Started from the template")
    assert "Edda Editor, version 2" in page


def test_an_old_version_is_shown_as_it_was(posting: Posting, editor: User, log_in: LogIn) -> None:
    change_title(posting, "Night Case Manager", editor)
    page = (
        log_in(editor).get(reverse("revision", args=[posting.kind, posting.pk, 1])).content.decode()
    )
    assert "<h1>Behavioral Health Case Manager</h1>" in page
    assert "Go back to this version" in page


def test_going_back_makes_a_new_version_of_the_old_content(
    posting: Posting, editor: User, log_in: LogIn
) -> None:
    change_title(posting, "Night Case Manager", editor)
    part = posting.present_sections()[0]
    posting.delete_section(part, based_on=part.version, by=editor)
    response = log_in(editor).post(reverse("restore_revision", args=[posting.kind, posting.pk, 1]))
    assert response.status_code == 302
    newest, first = Revision.objects.of(posting).first(), Revision.objects.of(posting).last()
    assert newest is not None
    assert first is not None
    assert (newest.number, newest.summary) == (4, "Went back to version 1")
    assert newest.content_hash == first.content_hash


def test_a_version_that_never_was_is_not_found(
    posting: Posting, editor: User, log_in: LogIn
) -> None:
    assert (
        log_in(editor).get(reverse("revision", args=[posting.kind, posting.pk, 9])).status_code
        == 404
    )


def test_the_history_is_paged_and_its_queries_do_not_grow(
    posting: Posting,
    editor: User,
    log_in: LogIn,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for number in range(60):
        change_title(posting, f"Case Manager {number}", editor)
    desk = log_in(editor)
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        page = desk.get(reverse("history", args=[posting.kind, posting.pk])).content.decode()
    assert "Page 1 of 2" in page
