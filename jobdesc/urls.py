"""Every address of the product."""

from allauth.account import views as allauth
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path, re_path, register_converter
from django.views.generic import TemplateView

from builder.models import Posting, RoleTemplate
from builder.views import (
    accounts,
    beside,
    bullets,
    careers,
    check_rules,
    checks,
    classification,
    downloads,
    drafts,
    editor,
    editor_sections,
    exports,
    feeds,
    health,
    history,
    imported_files,
    imports,
    improvement,
    improving,
    library,
    matrix,
    occupations,
    organization,
    postings,
    presence,
    preview,
    proposals,
    publication,
    replacing,
    role_templates,
    snippet_sections,
    snippet_uses,
    snippets,
    suggestions,
    template_postings,
    undoing,
    unsaved,
    work,
)


class HexColor:
    """Six hexadecimal digits."""

    regex = "[0-9a-fA-F]{6}"

    def to_python(self, value: str) -> str:
        """Return the digits."""
        return value

    def to_url(self, value: str) -> str:
        """Return the digits of a colour such as #1f5c57."""
        return value.removeprefix("#")


class OnetCode:
    """An O*NET-SOC code such as 29-1141.00."""

    regex = r"\d\d-\d{4}\.\d\d"

    def to_python(self, value: str) -> str:
        """Return the code."""
        return value

    def to_url(self, value: str) -> str:
        """Return the code."""
        return value


class RecordKind:
    """What is edited alike: the `kind` of a posting, or that of a role template."""

    regex = "postings|templates"

    def to_python(self, value: str) -> str:
        """Return the kind."""
        return value

    def to_url(self, value: str) -> str:
        """Return the kind."""
        return value


register_converter(HexColor, "color")
register_converter(OnetCode, "onet")
register_converter(RecordKind, "kind")

_POSTING = "postings/<uuid:pk>/"
_CAREERS = "jobs/<slug:name>/"
_TEMPLATE = "templates/<uuid:pk>/"
_RECORD = "<kind:kind>/<uuid:pk>/"
_SNIPPET = "snippets/<uuid:pk>/"
_HISTORY = f"{_RECORD}history/"
_IMPORT = "import/<uuid:pk>/"
_IMPORTED = f"{_IMPORT}<uuid:file_pk>/"
_SECTION = f"{_RECORD}sections/<uuid:section_pk>/"

urlpatterns: list[URLPattern] = [
    path("", postings.home, name="home"),
    path("healthz", health.health, name="health"),
    path("library/", library.library, name="library"),
    path("library/occupations/<onet:onet_code>/", occupations.occupation, name="occupation"),
    path(
        "library/occupations/<onet:onet_code>/guide.pdf",
        occupations.occupation_pdf,
        name="occupation_pdf",
    ),
    path("library/occupations/<onet:onet_code>/draft/", drafts.draft_posting, name="draft_posting"),
    path("library/<slug:key>/", library.role, name="role"),
    path("library/<slug:key>/guide.pdf", library.role_pdf, name="role_pdf"),
    path("library/<slug:key>/copy/", role_templates.template_from_role, name="template_from_role"),
    path("library/<slug:key>/start/", library.start, name="start_posting"),
    path("postings/", postings.postings, name="postings"),
    path("postings/download/", downloads.download_postings, name="download_postings"),
    path("postings/trash/", postings.trash, name="trash"),
    path(f"{_POSTING}duplicate/", postings.duplicate, name="duplicate"),
    path(f"{_POSTING}trash/", postings.move_to_trash, name="move_to_trash"),
    path(f"{_POSTING}restore/", postings.restore, name="restore"),
    path(
        f"{_POSTING}template/",
        role_templates.template_from_posting,
        name="template_from_posting",
    ),
    path(
        f"{_POSTING}sections/<uuid:section_pk>/follow/",
        snippet_sections.follow_in_section,
        name="follow_in_section",
    ),
    path(
        f"{_POSTING}sections/<uuid:section_pk>/detach/",
        snippet_sections.detach_section,
        name="detach_section",
    ),
    path(
        f"{_POSTING}sections/<uuid:section_pk>/update/",
        snippet_sections.update_followed_section,
        name="update_followed_section",
    ),
    path(f"{_POSTING}checks/", checks.checks, name="checks"),
    path(f"{_POSTING}checks/mend/", checks.mend_finding, name="mend_finding"),
    path(f"{_POSTING}checks/ignore/", checks.ignore_finding, name="ignore_finding"),
    path(f"{_POSTING}checks/again/", checks.look_again, name="look_again"),
    path(f"{_POSTING}improvement/", improvement.improvement, name="improvement"),
    path(f"{_POSTING}propose/", proposals.propose, name="propose"),
    path(_POSTING, editor.record, {"kind": Posting.kind}, name="posting"),
    path("templates/", role_templates.templates, name="templates"),
    path("templates/new/", role_templates.new_template, name="new_template"),
    path("templates/retired/", role_templates.retired_templates, name="retired_templates"),
    path(f"{_TEMPLATE}postings/", template_postings.template_postings, name="template_postings"),
    path(f"{_TEMPLATE}postings/update/", template_postings.update_postings, name="update_postings"),
    path(f"{_TEMPLATE}proposals/", proposals.proposals, name="proposals"),
    path(f"{_TEMPLATE}proposals/<int:number>/", proposals.proposal, name="proposal"),
    path(f"{_TEMPLATE}retire/", role_templates.retire, name="retire"),
    path(f"{_TEMPLATE}bring-back/", role_templates.bring_back, name="bring_back"),
    path(_TEMPLATE, editor.record, {"kind": RoleTemplate.kind}, name="template"),
    path(f"{_RECORD}beside/", beside.choose_other, name="choose_other"),
    path(
        f"{_RECORD}beside/<kind:other_kind>/<uuid:other_pk>/",
        beside.compare_beside,
        name="compare_beside",
    ),
    path(f"{_RECORD}about/", classification.classification, name="classification"),
    path(f"{_RECORD}preview/", preview.preview, name="preview"),
    path(f"{_RECORD}preview/page/", preview.preview_frame, {"shows": "page"}, name="preview_page"),
    path(
        f"{_RECORD}preview/pages/",
        preview.preview_frame,
        {"shows": "pages"},
        name="preview_pages",
    ),
    path(f"{_RECORD}facts/", editor.facts, name="facts"),
    path(f"{_RECORD}apply/", editor.apply, name="apply"),
    path(f"{_RECORD}apply/insert/", snippet_sections.insert_into_apply, name="insert_into_apply"),
    path(f"{_RECORD}fill/", editor.fill, name="fill"),
    path(f"{_RECORD}replace/", replacing.find_and_replace, name="find_and_replace"),
    path(f"{_RECORD}undo/", undoing.undo, name="undo"),
    path(f"{_RECORD}redo/", undoing.redo, name="redo"),
    path(f"{_RECORD}unsaved/", unsaved.keep_unsaved, name="keep_unsaved"),
    path(f"{_RECORD}unsaved/discard/", unsaved.discard_unsaved, name="discard_unsaved"),
    path(
        f"{_RECORD}unsaved/<slug:block>/bring-back/",
        unsaved.bring_back_unsaved,
        name="bring_back_unsaved",
    ),
    path(f"{_RECORD}here/", presence.presence, name="presence"),
    path(f"{_RECORD}sections/new/", editor.add_section, name="add_section"),
    path(_SECTION, editor.section, name="section"),
    path(f"{_SECTION}improve/", improving.improve_section, name="improve_section"),
    path(f"{_SECTION}move/", editor_sections.move_section, name="move_section"),
    path(f"{_SECTION}hide/", editor_sections.hide_section, name="hide_section"),
    path(f"{_SECTION}delete/", editor_sections.delete_section, name="delete_section"),
    path(f"{_SECTION}restore/", editor_sections.restore_section, name="restore_section"),
    path(f"{_SECTION}bullets/<int:number>/", bullets.bullet, name="bullet"),
    path(f"{_SECTION}suggestions/", suggestions.suggestions, name="suggestions"),
    path(f"{_SECTION}insert/", snippet_sections.insert_into_section, name="insert_into_section"),
    path(f"{_SECTION}snippet/", snippet_sections.snippet_from_section, name="snippet_from_section"),
    path(f"{_RECORD}snippets/", snippet_sections.add_from_snippet, name="add_from_snippet"),
    path(_HISTORY, history.history, name="history"),
    path(f"{_HISTORY}compare/", history.choose_revisions, name="choose_revisions"),
    path(f"{_HISTORY}download/<slug:form>/", history.download_history, name="download_history"),
    path(f"{_HISTORY}<int:number>/", history.revision, name="revision"),
    path(f"{_HISTORY}<int:number>/name/", history.name_revision, name="name_revision"),
    path(f"{_HISTORY}<int:number>/restore/", history.restore_revision, name="restore_revision"),
    path(
        f"{_HISTORY}<int:number>/restore/<int:place>/",
        history.put_back,
        name="put_back",
    ),
    path(
        f"{_HISTORY}<int:earlier>/<int:later>/",
        history.compare_revisions,
        name="compare_revisions",
    ),
    path(f"{_RECORD}copy/", exports.copy, name="copy"),
    path(f"{_RECORD}download/<slug:format_name>/", exports.download, name="download"),
    path(f"{_POSTING}look/", exports.look, name="look"),
    path(f"{_POSTING}look/<slug:theme>/", exports.miniature, name="miniature"),
    path("families/", matrix.matrix, name="matrix"),
    path("families/place/", matrix.place, name="matrix_place"),
    path("snippets/", snippets.snippets, name="snippets"),
    path("snippets/new/", snippets.new_snippet, name="new_snippet"),
    path("snippets/examples/", snippets.snippet_starters, name="snippet_starters"),
    path("snippets/retired/", snippets.retired_snippets, name="retired_snippets"),
    path(_SNIPPET, snippets.snippet, name="snippet"),
    path(f"{_SNIPPET}history/", snippets.snippet_history, name="snippet_history"),
    path(f"{_SNIPPET}uses/", snippet_uses.snippet_uses, name="snippet_uses"),
    path(f"{_SNIPPET}retire/", snippets.retire_snippet, name="retire_snippet"),
    path(f"{_SNIPPET}bring-back/", snippets.bring_back_snippet, name="bring_back_snippet"),
    path("import/", imports.imports, name="imports"),
    path("import/new/", imports.new_import, name="new_import"),
    path(_IMPORT, imports.import_batch, name="import"),
    path(f"{_IMPORT}read/", imports.read_on, name="read_on"),
    path(f"{_IMPORT}accept/", imports.accept_sure, name="accept_sure"),
    path(f"{_IMPORT}undo/", imports.undo_import, name="undo_import"),
    path(f"{_IMPORT}report.csv", imports.import_report, name="import_report"),
    path(f"{_IMPORTED}accept/", imports.accept_imported, name="accept_imported"),
    path(_IMPORTED, imported_files.imported_file, name="imported_file"),
    path(f"{_IMPORTED}discard/", imports.discard_imported, name="discard_imported"),
    path(
        "shortcuts/",
        TemplateView.as_view(template_name="builder/shortcuts/shortcuts.html"),
        name="shortcuts",
    ),
    path("progress/", work.progress, name="progress"),
    path("progress/note/", work.note, name="work_note"),
    path("progress/<uuid:pk>/", work.work, name="work"),
    path("progress/<uuid:pk>/cancel/", work.cancel, name="cancel_work"),
    path("progress/<uuid:pk>/changes/", work.work_changes, name="work_changes"),
    path("progress/<uuid:pk>/undo/", work.undo_work, name="undo_work"),
    path("progress/<uuid:pk>/download/", work.download, name="download_work"),
    path(f"{_POSTING}publish/", publication.publication, name="publication"),
    path(f"{_POSTING}publish/close/", publication.close_publication, name="close_publication"),
    path(f"{_POSTING}publish/reopen/", publication.reopen_publication, name="reopen_publication"),
    path("organization/", organization.settings, name="organization"),
    path("organization/careers/", publication.careers_settings, name="careers_settings"),
    path("organization/checks/", check_rules.check_settings, name="check_settings"),
    path("organization/people/", organization.people, name="people"),
    path("organization/logo/<slug:digest>.png", organization.logo, name="logo"),
    path(
        "organization/miniature/<slug:theme>/<color:color>.css",
        exports.miniature_styles,
        name="miniature_styles",
    ),
    path(
        "organization/preview/<slug:theme>/<slug:direction>/<color:color>.css",
        preview.preview_styles,
        name="preview_styles",
    ),
    path("organization/brand/<color:color>.css", organization.brand, name="brand"),
    path(_CAREERS, careers.careers, name="careers"),
    path(f"{_CAREERS}embed/", careers.embed, name="embed"),
    path(f"{_CAREERS}sitemap.xml", feeds.sitemap, name="sitemap"),
    path(f"{_CAREERS}logo/<slug:digest>.png", careers.careers_logo, name="careers_logo"),
    path(f"{_CAREERS}feeds/<str:file_name>", feeds.feed, name="feed"),
    path(f"{_CAREERS}<slug:job_name>/", careers.job, name="job"),
    path(f"{_CAREERS}<slug:job_name>/posting.pdf", careers.job_pdf, name="job_pdf"),
    path(f"{_CAREERS}<slug:job_name>/picture.png", careers.job_card, name="job_card"),
    path(f"{_CAREERS}<slug:job_name>/apply/", careers.apply_for_job, name="apply_for_job"),
    path(f"{_CAREERS}<slug:job_name>/password/", careers.job_password, name="job_password"),
    path("robots.txt", feeds.robots, name="robots"),
    path("welcome/<slug:token>/", accounts.welcome, name="welcome"),
    path("account/login/", allauth.login, name="account_login"),
    path("account/logout/", allauth.logout, name="account_logout"),
    path("account/signup/", allauth.signup, name="account_signup"),
    path(
        "account/inactive/",
        login_not_required(
            TemplateView.as_view(template_name="account/account_inactive.html"),
        ),
        name="account_inactive",
    ),
    path("account/password/", allauth.password_change, name="account_change_password"),
    path("account/password/reset/", allauth.password_reset, name="account_reset_password"),
    path(
        "account/password/reset/sent/",
        allauth.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/reset/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
