"""Who may do what: one table of every address, method and kind of person."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from pytest_django import Settings

from builder.background.importing import read_file
from builder.importing import read
from builder.models import (
    Import,
    ImportedFile,
    Invitation,
    Logo,
    Membership,
    Occupation,
    Organization,
    Posting,
    Proposal,
    Publication,
    Revision,
    RoleTemplate,
    Section,
    Snippet,
    User,
    Work,
)
from builder.models.followed_snippets import add_following
from jobdesc.urls import urlpatterns
from tests.conftest import PASSWORD, ROLE_KEY, Join
from tests.views.page import Response, address

SECRET = "Zebra wrangler"

# An address that postings and templates both have stands here twice, with "@templates" for these.
# "login" is being led to the login page, "goes" being led anywhere else.
TABLE = """
    address                        method  nobody  outsider  stranger  viewer  editor  owner

    home                           GET     login   goes      goes      goes    goes    goes
    home                           POST    login   405       405       405     405     405
    health                         GET     200     200       200       200     200     200
    health                         POST    405     405       405       405     405     405

    library                        GET     login   403       200       200     200     200
    library                        POST    login   405       405       405     405     405
    occupation                     GET     login   403       200       200     200     200
    occupation                     POST    login   405       405       405     405     405
    occupation_pdf                 GET     login   403       200       200     200     200
    occupation_pdf                 POST    login   405       405       405     405     405
    draft_posting                  GET     login   403       200       403     200     200
    draft_posting                  POST    login   403       goes      403     goes    goes
    role                           GET     login   403       200       200     200     200
    role                           POST    login   405       405       405     405     405
    role_pdf                       GET     login   403       200       200     200     200
    role_pdf                       POST    login   405       405       405     405     405
    start_posting                  GET     login   403       200       403     200     200
    start_posting                  POST    login   403       goes      403     goes    goes

    snippets                       GET     login   403       200       200     200     200
    snippets                       POST    login   405       405       405     405     405
    new_snippet                    GET     login   403       200       403     200     200
    new_snippet                    POST    login   403       goes      403     goes    goes
    snippet_starters               GET     login   403       200       403     200     200
    snippet_starters               POST    login   405       405       405     405     405
    retired_snippets               GET     login   403       200       200     200     200
    retired_snippets               POST    login   405       405       405     405     405
    snippet                        GET     login   404       404       200     200     200
    snippet                        POST    login   404       404       403     goes    goes
    snippet_uses                   GET     login   404       404       200     200     200
    snippet_uses                   POST    login   404       404       403     goes    goes
    snippet_history                GET     login   404       404       200     200     200
    snippet_history                POST    login   405       405       405     405     405
    retire_snippet                 GET     login   405       405       405     405     405
    retire_snippet                 POST    login   404       404       403     goes    goes
    bring_back_snippet             GET     login   405       405       405     405     405
    bring_back_snippet             POST    login   404       404       403     goes    goes
    insert_into_section            GET     login   405       405       405     405     405
    insert_into_section            POST    login   404       404       403     200     200
    insert_into_section@templates  GET     login   405       405       405     405     405
    insert_into_section@templates  POST    login   404       404       403     200     200
    insert_into_apply              GET     login   405       405       405     405     405
    insert_into_apply              POST    login   404       404       403     200     200
    insert_into_apply@templates    GET     login   405       405       405     405     405
    insert_into_apply@templates    POST    login   404       404       403     200     200
    follow_in_section              GET     login   405       405       405     405     405
    follow_in_section              POST    login   404       404       403     goes    goes
    detach_section                 GET     login   405       405       405     405     405
    detach_section                 POST    login   404       404       403     goes    goes
    update_followed_section        GET     login   405       405       405     405     405
    update_followed_section        POST    login   404       404       403     goes    goes
    snippet_from_section           GET     login   404       404       403     200     200
    snippet_from_section           POST    login   404       404       403     goes    goes
    snippet_from_section@templates GET     login   404       404       403     200     200
    snippet_from_section@templates POST    login   404       404       403     goes    goes
    add_from_snippet               GET     login   404       404       403     200     200
    add_from_snippet               POST    login   404       404       403     goes    goes
    add_from_snippet@templates     GET     login   404       404       403     200     200
    add_from_snippet@templates     POST    login   404       404       403     goes    goes

    imports                        GET     login   403       200       403     200     200
    imports                        POST    login   405       405       405     405     405
    new_import                     GET     login   403       200       403     200     200
    new_import                     POST    login   403       goes      403     goes    goes
    import                         GET     login   404       404       403     200     200
    import                         POST    login   405       405       405     405     405
    read_on                        GET     login   405       405       405     405     405
    read_on                        POST    login   404       404       403     goes    goes
    imported_file                  GET     login   404       404       403     200     200
    imported_file                  POST    login   404       404       403     goes    goes
    accept_sure                    GET     login   405       405       405     405     405
    accept_sure                    POST    login   404       404       403     goes    goes
    undo_import                    GET     login   405       405       405     405     405
    undo_import                    POST    login   404       404       403     goes    goes
    accept_imported                GET     login   405       405       405     405     405
    accept_imported                POST    login   404       404       403     goes    goes
    import_report                  GET     login   404       404       403     200     200
    import_report                  POST    login   405       405       405     405     405
    discard_imported               GET     login   405       405       405     405     405
    discard_imported               POST    login   404       404       403     goes    goes

    postings                       GET     login   403       200       200     200     200
    postings                       POST    login   405       405       405     405     405
    download_postings              GET     login   403       goes      goes    goes    goes
    download_postings              POST    login   403       goes      200     200     200
    trash                          GET     login   403       200       200     200     200
    trash                          POST    login   405       405       405     405     405
    duplicate                      GET     login   405       405       405     405     405
    duplicate                      POST    login   404       404       403     goes    goes
    move_to_trash                  GET     login   405       405       405     405     405
    move_to_trash                  POST    login   404       404       403     goes    goes
    restore                        GET     login   405       405       405     405     405
    restore                        POST    login   403       404       403     goes    goes

    posting                        GET     login   404       404       200     200     200
    posting                        POST    login   405       405       405     405     405
    preview                        GET     login   404       404       200     200     200
    preview                        POST    login   405       405       405     405     405
    preview_page                   GET     login   404       404       200     200     200
    preview_page                   POST    login   404       404       200     200     200
    preview_pages                  GET     login   404       404       200     200     200
    preview_pages                  POST    login   404       404       200     200     200
    facts                          GET     login   404       404       403     200     200
    facts                          POST    login   404       404       403     goes    goes
    apply                          GET     login   404       404       403     200     200
    apply                          POST    login   404       404       403     goes    goes
    fill                           GET     login   405       405       405     405     405
    fill                           POST    login   404       404       403     goes    goes
    find_and_replace               GET     login   404       404       403     200     200
    find_and_replace               POST    login   404       404       403     200     200
    undo                           GET     login   405       405       405     405     405
    undo                           POST    login   404       404       403     goes    409
    redo                           GET     login   405       405       405     405     405
    redo                           POST    login   404       404       403     409     409
    keep_unsaved                   GET     login   405       405       405     405     405
    keep_unsaved                   POST    login   404       404       403     204     204
    discard_unsaved                GET     login   405       405       405     405     405
    discard_unsaved                POST    login   404       404       403     goes    goes
    bring_back_unsaved             GET     login   405       405       405     405     405
    bring_back_unsaved             POST    login   404       404       403     goes    goes
    presence                       GET     login   405       405       405     405     405
    presence                       POST    login   404       404       200     200     200
    add_section                    GET     login   404       404       403     200     200
    add_section                    POST    login   404       404       403     goes    goes
    section                        GET     login   404       404       403     200     200
    section                        POST    login   404       404       403     goes    goes
    bullet                         GET     login   404       404       403     200     200
    bullet                         POST    login   404       404       403     goes    goes
    suggestions                    GET     login   404       404       403     200     200
    suggestions                    POST    login   404       404       403     goes    goes
    improve_section                GET     login   405       405       405     405     405
    improve_section                POST    login   404       404       403     200     200
    move_section                   GET     login   405       405       405     405     405
    move_section                   POST    login   404       404       403     goes    goes
    hide_section                   GET     login   405       405       405     405     405
    hide_section                   POST    login   404       404       403     goes    goes
    delete_section                 GET     login   405       405       405     405     405
    delete_section                 POST    login   404       404       403     goes    goes
    restore_section                GET     login   405       405       405     405     405
    restore_section                POST    login   404       404       403     goes    goes

    history                        GET     login   404       404       200     200     200
    history                        POST    login   405       405       405     405     405
    revision                       GET     login   404       404       200     200     200
    revision                       POST    login   405       405       405     405     405
    restore_revision               GET     login   405       405       405     405     405
    restore_revision               POST    login   404       404       403     goes    goes
    choose_revisions               GET     login   404       404       goes    goes    goes
    choose_revisions               POST    login   405       405       405     405     405
    compare_revisions              GET     login   404       404       200     200     200
    compare_revisions              POST    login   405       405       405     405     405
    download_history               GET     login   404       404       200     200     200
    download_history               POST    login   405       405       405     405     405
    name_revision                  GET     login   405       405       405     405     405
    name_revision                  POST    login   404       404       403     goes    goes
    put_back                       GET     login   405       405       405     405     405
    put_back                       POST    login   404       404       403     goes    goes

    copy                           GET     login   404       404       200     200     200
    copy                           POST    login   405       405       405     405     405
    download                       GET     login   404       404       200     200     200
    download                       POST    login   405       405       405     405     405

    templates                      GET     login   403       200       200     200     200
    templates                      POST    login   405       405       405     405     405
    retired_templates              GET     login   403       200       200     200     200
    retired_templates              POST    login   405       405       405     405     405
    new_template                   GET     login   403       200       403     200     200
    new_template                   POST    login   403       goes      403     goes    goes
    template_from_role             GET     login   403       200       403     200     200
    template_from_role             POST    login   403       goes      403     goes    goes
    template_from_posting          GET     login   404       404       403     200     200
    template_from_posting          POST    login   404       404       403     goes    goes
    propose                        GET     login   404       404       403     200     200
    propose                        POST    login   404       404       403     422     422
    proposals                      GET     login   404       404       200     200     200
    proposals                      POST    login   405       405       405     405     405
    proposal                       GET     login   404       404       200     200     200
    proposal                       POST    login   404       404       403     goes    goes
    template_postings              GET     login   404       404       200     200     200
    template_postings              POST    login   405       405       405     405     405
    update_postings                GET     login   404       404       403     goes    goes
    update_postings                POST    login   404       404       403     goes    goes
    classification                 GET     login   404       404       403     200     200
    classification@templates       GET     login   404       404       403     200     200
    classification                 POST    login   404       404       403     goes    goes
    classification@templates       POST    login   404       404       403     goes    goes
    matrix                         GET     login   403       200       200     200     200
    matrix                         POST    login   405       405       405     405     405
    matrix_place                   GET     login   403       200       200     200     200
    matrix_place                   POST    login   405       405       405     405     405
    choose_other                   GET     login   404       404       200     200     200
    choose_other@templates         GET     login   404       404       200     200     200
    choose_other                   POST    login   405       405       405     405     405
    choose_other@templates         POST    login   405       405       405     405     405
    compare_beside                 GET     login   404       404       200     200     200
    compare_beside@templates       GET     login   404       404       200     200     200
    compare_beside                 POST    login   404       404       403     goes    goes
    compare_beside@templates       POST    login   404       404       403     goes    goes
    retire                         GET     login   405       405       405     405     405
    retire                         POST    login   404       404       403     goes    goes
    bring_back                     GET     login   405       405       405     405     405
    bring_back                     POST    login   403       404       403     goes    goes

    template                       GET     login   404       404       200     200     200
    template                       POST    login   405       405       405     405     405
    preview@templates              GET     login   404       404       200     200     200
    preview@templates              POST    login   405       405       405     405     405
    preview_page@templates         GET     login   404       404       200     200     200
    preview_page@templates         POST    login   404       404       200     200     200
    preview_pages@templates        GET     login   404       404       200     200     200
    preview_pages@templates        POST    login   404       404       200     200     200
    facts@templates                GET     login   404       404       403     200     200
    facts@templates                POST    login   404       404       403     goes    goes
    apply@templates                GET     login   404       404       403     200     200
    apply@templates                POST    login   404       404       403     goes    goes
    fill@templates                 GET     login   405       405       405     405     405
    fill@templates                 POST    login   404       404       403     goes    goes
    find_and_replace@templates     GET     login   404       404       403     200     200
    find_and_replace@templates     POST    login   404       404       403     200     200
    undo@templates                 GET     login   405       405       405     405     405
    undo@templates                 POST    login   404       404       403     409     409
    redo@templates                 GET     login   405       405       405     405     405
    redo@templates                 POST    login   404       404       403     409     409
    keep_unsaved@templates         GET     login   405       405       405     405     405
    keep_unsaved@templates         POST    login   404       404       403     204     204
    discard_unsaved@templates      GET     login   405       405       405     405     405
    discard_unsaved@templates      POST    login   404       404       403     goes    goes
    bring_back_unsaved@templates   GET     login   405       405       405     405     405
    bring_back_unsaved@templates   POST    login   404       404       403     goes    goes
    presence@templates             GET     login   405       405       405     405     405
    presence@templates             POST    login   404       404       200     200     200
    add_section@templates          GET     login   404       404       403     200     200
    add_section@templates          POST    login   404       404       403     goes    goes
    section@templates              GET     login   404       404       403     200     200
    section@templates              POST    login   404       404       403     goes    goes
    bullet@templates               GET     login   404       404       403     200     200
    bullet@templates               POST    login   404       404       403     goes    goes
    suggestions@templates          GET     login   404       404       403     200     200
    suggestions@templates          POST    login   404       404       403     goes    goes
    improve_section@templates      GET     login   405       405       405     405     405
    improve_section@templates      POST    login   404       404       403     200     200
    move_section@templates         GET     login   405       405       405     405     405
    move_section@templates         POST    login   404       404       403     goes    goes
    hide_section@templates         GET     login   405       405       405     405     405
    hide_section@templates         POST    login   404       404       403     goes    goes
    delete_section@templates       GET     login   405       405       405     405     405
    delete_section@templates       POST    login   404       404       403     goes    goes
    restore_section@templates      GET     login   405       405       405     405     405
    restore_section@templates      POST    login   404       404       403     goes    goes
    history@templates              GET     login   404       404       200     200     200
    history@templates              POST    login   405       405       405     405     405
    revision@templates             GET     login   404       404       200     200     200
    revision@templates             POST    login   405       405       405     405     405
    restore_revision@templates     GET     login   405       405       405     405     405
    restore_revision@templates     POST    login   404       404       403     goes    goes
    choose_revisions@templates     GET     login   404       404       goes    goes    goes
    choose_revisions@templates     POST    login   405       405       405     405     405
    compare_revisions@templates    GET     login   404       404       200     200     200
    compare_revisions@templates    POST    login   405       405       405     405     405
    download_history@templates     GET     login   404       404       200     200     200
    download_history@templates     POST    login   405       405       405     405     405
    name_revision@templates        GET     login   405       405       405     405     405
    name_revision@templates        POST    login   404       404       403     goes    goes
    put_back@templates             GET     login   405       405       405     405     405
    put_back@templates             POST    login   404       404       403     goes    goes
    copy@templates                 GET     login   404       404       200     200     200
    copy@templates                 POST    login   405       405       405     405     405
    download@templates             GET     login   404       404       200     200     200
    download@templates             POST    login   405       405       405     405     405

    shortcuts                      GET     login   200       200       200     200     200
    shortcuts                      POST    login   405       405       405     405     405
    progress                       GET     login   403       200       200     200     200
    progress                       POST    login   405       405       405     405     405
    work_note                      GET     login   403       200       200     200     200
    work_note                      POST    login   405       405       405     405     405
    work                           GET     login   403       404       404     200     200
    work                           POST    login   405       405       405     405     405
    cancel_work                    GET     login   405       405       405     405     405
    cancel_work                    POST    login   403       404       404     goes    goes
    work_changes                   GET     login   403       404       404     200     200
    work_changes                   POST    login   405       405       405     405     405
    undo_work                      GET     login   405       405       405     405     405
    undo_work                      POST    login   403       404       404     goes    goes
    download_work                  GET     login   403       404       404     200     200
    download_work                  POST    login   405       405       405     405     405
    publication                    GET     login   404       404       403     200     200
    publication                    POST    login   404       404       403     422     422
    close_publication              GET     login   405       405       405     405     405
    close_publication              POST    login   404       404       403     goes    goes
    reopen_publication             GET     login   405       405       405     405     405
    reopen_publication             POST    login   404       404       403     goes    goes
    careers_settings               GET     login   403       200       403     403     200
    careers_settings               POST    login   403       goes      403     403     goes
    check_settings                 GET     login   403       200       403     403     200
    check_settings                 POST    login   403       goes      403     403     goes

    careers                        GET     200     200       200       200     200     200
    careers                        POST    405     405       405       405     405     405
    embed                          GET     200     200       200       200     200     200
    embed                          POST    405     405       405       405     405     405
    feed                           GET     200     200       200       200     200     200
    feed                           POST    405     405       405       405     405     405
    sitemap                        GET     200     200       200       200     200     200
    sitemap                        POST    405     405       405       405     405     405
    robots                         GET     200     200       200       200     200     200
    robots                         POST    405     405       405       405     405     405
    careers_logo                   GET     404     404       404       404     404     404
    careers_logo                   POST    405     405       405       405     405     405
    job                            GET     goes    goes      goes      goes    goes    goes
    job                            POST    405     405       405       405     405     405
    job_pdf                        GET     404     404       404       404     404     404
    job_pdf                        POST    405     405       405       405     405     405
    job_card                       GET     404     404       404       404     404     404
    job_card                       POST    405     405       405       405     405     405
    apply_for_job                  GET     404     404       404       404     404     404
    apply_for_job                  POST    405     405       405       405     405     405
    job_password                   GET     200     200       200       200     200     200
    job_password                   POST    422     422       422       422     422     422

    checks                         GET     login   404       404       200     200     200
    checks                         POST    login   405       405       405     405     405
    mend_finding                   GET     login   405       405       405     405     405
    mend_finding                   POST    login   404       404       403     409     409
    ignore_finding                 GET     login   405       405       405     405     405
    ignore_finding                 POST    login   404       404       403     goes    goes
    look_again                     GET     login   405       405       405     405     405
    look_again                     POST    login   404       404       403     404     404
    improvement                    GET     login   404       404       403     200     200
    improvement                    POST    login   404       404       403     goes    goes
    look                           GET     login   404       404       403     200     200
    look                           POST    login   404       404       403     goes    goes
    miniature                      GET     login   404       404       403     200     200
    miniature                      POST    login   405       405       405     405     405
    miniature_styles               GET     login   200       200       200     200     200
    miniature_styles               POST    login   405       405       405     405     405
    preview_styles                 GET     login   200       200       200     200     200
    preview_styles                 POST    login   405       405       405     405     405

    organization                   GET     login   403       200       403     403     200
    organization                   POST    login   403       goes      403     403     goes
    people                         GET     login   403       200       403     403     200
    people                         POST    login   403       201       403     403     201
    logo                           GET     login   403       404       200     200     200
    logo                           POST    login   405       405       405     405     405
    brand                          GET     200     200       200       200     200     200
    brand                          POST    405     405       405       405     405     405

    welcome                        GET     200     200       200       200     200     200
    welcome                        POST    goes    goes      goes      goes    goes    goes
    account_login                  GET     200     goes      goes      goes    goes    goes
    account_login                  POST    200     goes      goes      goes    goes    goes
    account_logout                 GET     login   200       200       200     200     200
    account_logout                 POST    login   login     login     login   login   login
    account_signup                 GET     200     goes      goes      goes    goes    goes
    account_signup                 POST    200     goes      goes      goes    goes    goes
    account_inactive               GET     200     200       200       200     200     200
    account_inactive               POST    405     405       405       405     405     405
    account_change_password        GET     login   200       200       200     200     200
    account_change_password        POST    login   goes      goes      goes    goes    goes
    account_reset_password         GET     200     200       200       200     200     200
    account_reset_password         POST    goes    goes      goes      goes    goes    goes
    account_reset_password_done    GET     200     200       200       200     200     200
    account_reset_password_done    POST    405     405       405       405     405     405
    account_reset_password_from_key      GET   goes goes     goes      goes    goes    goes
    account_reset_password_from_key      POST  goes goes     goes      goes    goes    goes
    account_reset_password_from_key_done GET   200  200      200       200     200     200
    account_reset_password_from_key_done POST  405  405      405       405     405     405
"""

_HEAD, *_LINES = (line.split() for line in TABLE.splitlines() if line.strip())
PEOPLE = _HEAD[2:]
ROWS = [(name, method, dict(zip(PEOPLE, may, strict=True))) for name, method, *may in _LINES]
REFUSED = {"login", "403", "404", "405"}


@pytest.fixture(autouse=True)
def _everything_is_on(settings: Settings) -> None:
    """What an administrator may switch on is there, though nothing stands behind it."""
    settings.IMPROVE_URL = "http://localhost:9"


@pytest.fixture
def secret(posting: Posting, editor: User) -> Posting:
    """A posting whose every page says what nobody else may read."""
    posting.save_facts({"title": SECRET}, based_on=posting.facts_version, by=editor)
    template = posting.role_template
    assert template
    better = replace(template.document(), department="Care")
    template.apply(better, by=None, summary="Made better")
    Work.objects.create(
        organization=posting.organization,
        created_by=editor,
        title=SECRET,
        state=Work.State.DONE,
        file=default_storage.save("work/secret", ContentFile(SECRET.encode())),
    )
    return posting


@pytest.fixture(autouse=True)
def own_role(posting: Posting) -> RoleTemplate:
    """A role template of the organization, which nobody else may read either."""
    template = RoleTemplate.objects.create(
        organization=posting.organization,
        key="own-role",
        title=SECRET,
        summary=SECRET,
        family="Ours",
    )
    content = replace(posting.document(), title=SECRET)
    template.apply(content, by=None, summary="Made for a test")
    return template


@pytest.fixture(autouse=True)
def snippet(posting: Posting) -> Snippet:
    """A snippet of the organization, which nobody else may read."""
    values = {"kind": "custom", "name": SECRET, "heading": SECRET, "html": f"<p>{SECRET}</p>"}
    made = Snippet.objects.make(posting.organization, values, by=None, why="Made for a test")
    add_following(posting, made, by=None)
    made.change({"heading": "Followed"}, based_on=1, by=None)
    return made


@pytest.fixture(autouse=True)
def imported(posting: Posting, editor: User) -> ImportedFile:
    """A file that the organization brought in, which nobody else may read."""
    batch = Import.objects.begin(posting.organization, Import.Kind.POSTING, editor)
    text = f"Job title: {SECRET}\n\n{SECRET}s tame them."
    (file,) = batch.add([(f"{SECRET}.txt", text.encode())])
    # A process apart for each of these tests would take long.
    read_file(file, read)
    assert file.state == ImportedFile.State.READ
    return file


@pytest.fixture
def browsers(
    organization: Organization,
    stranger: User,
    viewer: User,
    editor: User,
    owner: User,
    join: Join,
    log_in: Callable[[User], Client],
) -> dict[str, Client]:
    """One browser for each kind of person."""
    stranger.memberships.get().organization.change({}, based_on=0, by=None)
    people = {
        "outsider": join(None, name="Otto Outsider"),
        "stranger": stranger,
        "viewer": viewer,
        "editor": editor,
        "owner": owner,
    }
    return {"nobody": Client()} | {kind: log_in(person) for kind, person in people.items()}


def test_the_table_has_every_address_with_every_method() -> None:
    names = {str(pattern.name) for pattern in urlpatterns}
    of_both = {str(pattern.name) for pattern in urlpatterns if "<kind:" in str(pattern.pattern)}
    names |= {f"{name}@templates" for name in of_both}
    assert sorted((name, method) for name, method, _ in ROWS) == sorted(
        (name, method) for name in names for method in ("GET", "POST")
    )


@pytest.mark.parametrize(
    ("name", "method", "expected"), ROWS, ids=[f"{name}-{method}" for name, method, _ in ROWS]
)
def test_everyone_may_do_what_the_table_says(
    name: str,
    method: str,
    expected: dict[str, str],
    secret: Posting,
    browsers: dict[str, Client],
) -> None:
    where, data = _address(name, secret), _data(name, secret)
    found = {}
    for person, browser in browsers.items():
        with _undone():
            before = _stored()
            response = browser.generic(
                method,
                where,
                urlencode(data) if method == "POST" else "",
                "application/x-www-form-urlencoded",
            )
            found[person] = _outcome(response)
            content = response.getvalue()
            if found[person] in REFUSED and not name.startswith("account_"):
                assert _stored() == before, f"{person} changed something"
            if person in {"nobody", "outsider", "stranger"}:
                assert SECRET.encode() not in content, f"{person} reads what is secret"
    assert found == expected


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_no_address_of_ours_takes_another_method(
    method: str, secret: Posting, browsers: dict[str, Client]
) -> None:
    for name in {name for name, _, _ in ROWS if not name.startswith("account_")}:
        response = browsers["owner"].generic(method, _address(name, secret))
        assert response.status_code == 405, name


@pytest.mark.parametrize(
    "name",
    [
        *(
            "section",
            "insert_into_section",
            "snippet_from_section",
            "follow_in_section",
            "detach_section",
            "update_followed_section",
            "improve_section",
            "move_section",
            "hide_section",
            "delete_section",
        ),
        "restore_section",
    ],
)
def test_a_section_of_another_posting_is_not_found(
    name: str,
    secret: Posting,
    role: RoleTemplate,
    own_role: RoleTemplate,
    stranger: User,
    browsers: dict[str, Client],
) -> None:
    elsewhere = stranger.memberships.get().organization
    theirs = Posting.objects.start(role, elsewhere, {"title": "Theirs"}, stranger)
    ours = secret.duplicate(stranger)
    for other in (theirs, ours, own_role):
        part = other.present_sections()[0]
        response = browsers["editor"].post(
            address(name, secret, part),
            {
                "follow": secret_snippet(secret).pk,
                "version": part.version,
                "heading": "Taken over",
                "position": 0,
                "hidden": "yes",
            },
        )
        assert response.status_code == 404
        part.refresh_from_db()
        assert (part.heading, part.hidden, part.deleted_at) == ("Job brief", False, None)


def test_an_organizations_own_role_is_not_found_by_others(
    browsers: dict[str, Client],
) -> None:
    for name in ("role", "start_posting"):
        where = reverse(name, args=["own-role"])
        assert browsers["stranger"].get(where).status_code == 404
        assert browsers["owner"].get(where).status_code == 200
    assert SECRET not in browsers["stranger"].get(reverse("library")).text
    assert SECRET in browsers["owner"].get(reverse("library")).text


def test_a_shipped_template_is_read_by_everyone_and_changed_by_nobody(
    role: RoleTemplate, secret: Posting, browsers: dict[str, Client]
) -> None:
    before = _stored()
    names = {name for name, method, may in ROWS if may["viewer"] == "403" and "@" in name}
    names |= {"retire"}
    # What it is compared with, a stranger does not find.
    names -= {"compare_beside@templates"}
    for person in ("stranger", "viewer", "editor", "owner"):
        for name in ("template", "history", "copy", "download"):
            where = _address(f"{name}@templates", secret, role)
            assert browsers[person].get(where).status_code == 200, name
        assert "data-edit" not in browsers[person].get(address("template", role)).text
        for name in names:
            where, data = _address(name, secret, role), _data(name, secret, role)
            assert browsers[person].post(where, data).status_code == 403, name
    assert _stored() == before


def test_a_posting_in_the_trash_can_be_read_and_restored_but_not_changed(
    secret: Posting, editor: User, browsers: dict[str, Client]
) -> None:
    secret.move_to_trash(editor)
    changes = {name for name, method, may in ROWS if (method, may["viewer"]) == ("POST", "403")}
    changes -= {name for name in changes if name.endswith("@templates")}
    changes -= {"new_template", "template_from_role", *_OF_TEMPLATES}
    changes -= {"start_posting", "draft_posting", "organization", "people", "restore"}
    changes -= {"careers_settings", "check_settings", "new_snippet", "snippet"}
    changes -= {"retire_snippet", "bring_back_snippet", "snippet_uses"}
    changes -= {"new_import", "read_on", "accept_sure", "undo_import"}
    changes -= {"imported_file", "accept_imported", "discard_imported"}
    for name in changes:
        response = browsers["editor"].post(_address(name, secret), _data(name, secret))
        assert response.status_code == 404, name
    for name in ("posting", "copy", "download"):
        assert browsers["viewer"].get(_address(name, secret)).status_code == 200, name
    assert browsers["editor"].post(_address("restore", secret)).status_code == 302
    assert browsers["editor"].get(_address("facts", secret)).status_code == 200


# Addresses that only templates have.
_OF_TEMPLATES = {"template", "retire", "bring_back"}
_OF_TEMPLATES |= {"template_postings", "update_postings", "proposals", "proposal"}


def _record(
    name: str, posting: Posting, template: RoleTemplate | None = None
) -> Posting | RoleTemplate:
    """Return what an address of that name is of: where of a template, this or the one we own."""
    if name not in _OF_TEMPLATES and not name.endswith("@templates"):
        return posting
    return template or RoleTemplate.objects.get(organization=posting.organization)


def _address(name: str, posting: Posting, template: RoleTemplate | None = None) -> str:
    record = _record(name, posting, template)
    name = name.removesuffix("@templates")
    if "section" in name and name != "add_section":
        return address(name, record, record.present_sections()[0])
    if name == "bullet":
        return address(name, record, _list_of(record), 0)
    if name == "suggestions":
        return address(name, record, _list_of(record))
    of_records = {"posting", "template", "facts", "apply", "fill", "add_section", "copy"}
    of_records |= {"preview", "preview_page", "preview_pages"}
    of_records |= {"add_from_snippet", "insert_into_apply"}
    of_records |= {"keep_unsaved", "discard_unsaved", "undo", "redo", "presence"}
    of_records |= {"history", "duplicate", "move_to_trash", "restore", "publication"}
    of_records |= {"template_from_posting", *_OF_TEMPLATES}
    of_records |= {"choose_revisions", "improvement", "classification", "choose_other"}
    of_records |= {"checks", "mend_finding", "ignore_finding", "look_again"}
    of_records.add("find_and_replace")
    of_records.add("propose")
    further: dict[str, tuple[object, ...]] = {
        "download": ("text",),
        "download_history": ("csv",),
        "revision": (1,),
        "restore_revision": (1,),
        "name_revision": (1,),
        "compare_revisions": (1, record.version),
        "put_back": (1, 0),
        "compare_beside": (_other(record).kind, _other(record).pk),
        "bring_back_unsaved": ("facts",),
        "proposal": (_proposal(posting).pk,) if name == "proposal" else (),
    }
    if name in of_records | further.keys():
        return address(name, record, *further.get(name, ()))
    if name == "welcome":
        return reverse(name, args=[Invitation.issue(organization=posting.organization)])
    if name == "account_reset_password_from_key":
        user = User.objects.get(name="Vera Viewer")
        key = default_token_generator.make_token(user)
        return reverse(name, kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    of_snippets = {"snippet", "snippet_history", "snippet_uses"}
    if name in of_snippets | {"retire_snippet", "bring_back_snippet"}:
        return reverse(name, args=[secret_snippet(posting).pk])
    if name in {"work", "cancel_work", "work_changes", "undo_work", "download_work"}:
        return reverse(name, args=[posting.organization.works.get().pk])
    if name in {"careers", "embed", "feed", "sitemap", "careers_logo"}:
        posting.organization.open_careers_page(User.objects.get(name="Edda Editor"))
        rest = {"feed": ["indeed.xml"], "careers_logo": ["0"]}.get(name, [])
        return reverse(name, args=["riverbend-health", *rest])
    if name.startswith("job") or name in {
        "apply_for_job",
        "close_publication",
        "reopen_publication",
    }:
        publication = _published(posting)
        if name.endswith("_publication"):
            return reverse(name, args=[posting.pk])
        return reverse(name, args=["riverbend-health", publication.name])
    of_imports = {"import", "read_on", "accept_sure", "undo_import", "import_report"}
    if name in of_imports or "imported" in name:
        file = ImportedFile.objects.get(batch__organization=posting.organization)
        of_file = [file.pk] if "imported" in name else []
        return reverse(name, args=[file.batch_id, *of_file])
    arguments: dict[str, list[object]] = {
        "occupation": [Occupation.objects.get_or_create(onet_code="21-1023.00")[0].pk],
        "occupation_pdf": ["21-1023.00"],
        "draft_posting": ["21-1023.00"],
        "role": [ROLE_KEY],
        "role_pdf": [ROLE_KEY],
        "start_posting": [ROLE_KEY],
        "template_from_role": [ROLE_KEY],
        "logo": [Logo.keep(posting.organization, b"PNG").digest],
        "brand": ["#1f5c57"],
        "look": [posting.pk],
        "miniature": [posting.pk, "modern"],
        "miniature_styles": ["modern", "#1f5c57"],
        "preview_styles": ["modern", "ltr", "#000000"],
    }
    return reverse(name, args=arguments.get(name, []))


def _list_of(record: Posting | RoleTemplate) -> Section:
    """Return a section with bullets."""
    return record.present_sections().filter(html__contains="<li>")[0]


def _other(record: Posting | RoleTemplate) -> Posting | RoleTemplate:
    """Return what a record is compared with: the organization's own template, or its posting."""
    own = RoleTemplate.objects.get(key="own-role")
    return Posting.objects.filter(organization=own.organization_id)[0] if record == own else own


def _proposal(posting: Posting) -> Proposal:
    """Return a proposal to the organization's own template, which nobody else may read."""
    template = RoleTemplate.objects.get(organization=posting.organization)
    made, _ = Proposal.objects.get_or_create(
        template=template,
        posting=posting,
        defaults={"based_on": template.version, "kind": "custom", "heading": SECRET},
    )
    return made


def secret_snippet(posting: Posting) -> Snippet:
    """Return a snippet of the posting's organization."""
    return Snippet.objects.get(organization=posting.organization)


def _published(posting: Posting) -> Publication:
    """Return the posting as it is published behind a password."""
    by = User.objects.get(name="Edda Editor")
    posting.organization.open_careers_page(by)
    publication: Publication = Publication.objects.filter(posting=posting).first()
    return publication or Publication.objects.publish(
        posting, based_on=posting.version, by=by, visibility="protected", password=PASSWORD
    )


def _data(name: str, posting: Posting, template: RoleTemplate | None = None) -> dict[str, Any]:
    """Return what the form at an address wants, so that only rights can stand in the way."""
    record = _record(name, posting, template)
    section = record.present_sections()[0]
    rows = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    pay = {"pay_currency": "USD", "pay_period": "year"}
    job = {"title": "Typed", "workplace": "onsite", "employment_type": "full_time"}
    organization = {"name": "Typed", "country": "US", "brand_color": "#102030", "version": 1}
    organization |= {"theme": "classic"}
    snippet = {"kind": "custom", "name": "Typed", "html": "Typed"}
    made = {"title": "Typed", "family": "Typed", "summary": "Typed"}
    data: dict[str, dict[str, Any]] = {
        "new_template": made,
        "template_from_role": made,
        "template_from_posting": made,
        "classification": {"version": record.version, **made},
        "compare_beside": {
            "into": "left",
            "pair": 0,
            "version": record.version,
            "source_version": _other(record).version,
        },
        "draft_posting": {"country": "US", "level": "mid", **job},
        "start_posting": {"country": "US", **job, **pay},
        "facts": {
            "language": "en-US",
            "version": record.facts_version,
            **job,
            **pay,
            **{f"{kind}-{key}": value for kind in ("place", "fact") for key, value in rows.items()},
        },
        "apply": {"version": record.apply_version, "apply_email": "typed@example.org"},
        "download_postings": {"posting": posting.pk, "bundle": "csv"},
        "improvement": {"upto": 2, "only": "none"},
        "fill": {"placeholder": "[City, State]", "value": "Typed, TX"},
        "find_and_replace": {"find": "e"},
        "add_section": {"kind": "custom", "heading": "Typed"},
        "section": {"version": section.version, "heading": "Typed"},
        "keep_unsaved": {
            "block": "facts",
            "typed": "title=Typed",
        },
        "discard_unsaved": {"block": "facts"},
        "new_import": {"kind": "posting", "pasted": "Job title: Typed\n\nThe clerk types."},
        "imported_file": {"title": "Typed", **pay, "kind-0": "custom"} | {"heading-0": "Typed"},
        "new_snippet": snippet,
        "snippet": {**snippet, "version": 2},
        "snippet_uses": {"text_version": 2, "all": "yes"},
        "snippet_from_section": snippet,
        "add_from_snippet": {"snippet": secret_snippet(posting).pk},
        "follow_in_section": {
            "version": section.version,
            "follow": secret_snippet(posting).pk,
        },
        "detach_section": {"version": section.version},
        "insert_into_section": {"version": section.version, "heading": "Typed"},
        "presence": {"page": "1"},
        "improve_section": {"version": section.version, "heading": "Typed", "keep": ""},
        "move_section": {"position": 2},
        "bullet": {"version": _list_of(record).version, "do": "down"},
        "suggestions": {"add": "Typed"},
        "hide_section": {"version": section.version, "hidden": "yes"},
        "delete_section": {"version": section.version},
        "undo": {"number": record.version},
        "restore_revision": {"version": record.version},
        "name_revision": {"name": "Typed"},
        "put_back": {"version": record.version},
        "organization": organization,
        "publication": {"version": posting.version, "visibility": "listed"},
        "check_settings": {"version": 1, "may_ignore_blocking": "on"},
        "careers_settings": {"careers_address": "typed", "time_zone": "UTC", "version": 1},
        "job_password": {"password": "typed"},
        "look": {"theme": "modern"},
        "people": {"email": "typed@example.org", "role": "editor"},
        "welcome": {"name": "Typed", "email": "typed@example.org", "password": PASSWORD},
        "account_login": {"login": "nobody@example.org", "password": "wrong"},
        "account_change_password": {"oldpassword": PASSWORD, "password1": "typed anew at noon"}
        | {"password2": "typed anew at noon"},
        "account_reset_password": {"email": "nobody@example.org"},
    }
    return data.get(name.removesuffix("@templates"), {"typed": "yes"})


def _outcome(response: Response) -> str:
    if response.status_code != 302:
        return str(response.status_code)
    return "login" if response["Location"].startswith(reverse("account_login")) else "goes"


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _stored() -> list[list[dict[str, Any]]]:
    models: tuple[type[Model], ...] = (
        Posting,
        Publication,
        RoleTemplate,
        Section,
        Snippet,
        Import,
        ImportedFile,
        Revision,
        Organization,
        Logo,
        Membership,
        Invitation,
        User,
    )
    return [list(model._base_manager.order_by("pk").values()) for model in models]
