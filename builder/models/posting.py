"""Job postings: what an organization writes, keeps and publishes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, cast

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Lower
from django.utils import timezone

from builder import document, rich_text
from builder.families import family_of
from builder.models import search
from builder.models.job_record import JobRecord
from builder.models.organization import Organization, Theme
from builder.models.owned import OwnedQuerySet
from builder.models.revision import Revision
from builder.models.role_template import RoleTemplate
from builder.models.section import Section
from builder.models.snippet import APPLICATION_LENGTH, Snippet

if TYPE_CHECKING:
    from builder.models.user import User

# So many postings with a title like the one looked for are ranked, the last changed ones.
_LIKE_TITLES = 40


# The orders that people can put the list in, by name: what it is called, and what it goes by.
SORTS = {
    "changed": ("Last changed", F("updated_at").desc()),
    "title": ("Title", Lower("title").asc()),
    "created": ("Newest", F("created_at").desc()),
}
# Where all in the list came from one template.
TEMPLATE_SORTS = SORTS | {
    "behind": ("Furthest behind", F("role_template_version").asc(nulls_first=True)),
}


class PostingState(models.TextChoices):
    """How far a posting is on its way to candidates."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    CLOSED = "closed", "Closed"


def takes_applications(publication: str = "") -> Q:
    """Return what holds for a publication that is not closed, its closing date not past.

    `publication` is the way to it in look-ups, such as "publication__".
    """
    closes_at = f"{publication}closes_at"
    later = Q((closes_at, None)) | Q((f"{closes_at}__gt", timezone.now()))
    return Q((f"{publication}closed_at", None)) & later


class PostingQuerySet(OwnedQuerySet["Posting"]):
    """Postings as one person may see, change and find them."""

    def kept(self) -> Self:
        """Return the postings that are not in the trash."""
        return self.filter(trashed_at=None)

    def trashed(self) -> Self:
        """Return the postings in the trash."""
        return self.filter(trashed_at__isnull=False)

    def in_state(self, state: str) -> Self:
        """Return the postings in a state, all of them where it is none of `PostingState`."""
        taking = takes_applications("publication__")
        if state == PostingState.DRAFT:
            return self.filter(publication=None)
        if state == PostingState.PUBLISHED:
            return self.filter(taking, publication__isnull=False)
        if state == PostingState.CLOSED:
            return self.filter(~taking, publication__isnull=False)
        return self

    def behind(self) -> Self:
        """Return the postings for which not all is decided that their template changed."""
        return self.filter(role_template_version__lt=F("role_template__version"))

    def search(self, text: str) -> Self:
        """Return the postings that hold words beginning with each word of `text`."""
        query = search.query(text)
        return self.filter(search=query) if query else self

    def sorted_by(self, name: str) -> Self:
        """Return the postings in an order of `TEMPLATE_SORTS`, the first where there is no such."""
        _, order = TEMPLATE_SORTS.get(name) or next(iter(SORTS.values()))
        return self.order_by(order, "pk")

    def with_last_author(self) -> Self:
        """Give each posting `last_author`: the name of whoever changed it last, or None."""
        newest = Revision.objects.filter(posting=OuterRef("pk")).order_by("-number")
        return self.annotate(last_author=Subquery(newest.values("author__name")[:1]))

    def following(self, snippet: Snippet) -> Self:
        """Return the postings of which a section follows the snippet."""
        return self.filter(pk__in=Section.objects.following(snippet).values("posting"))

    def lagging(self, snippet: Snippet) -> Self:
        """Return the postings of which a section follows the snippet, and says an older text."""
        return self.filter(pk__in=Section.objects.lagging(snippet).values("posting"))

    def lagging_first(self, snippet: Snippet) -> Self:
        """Put those first that lag behind the snippet, and order by title."""
        lags = Exists(Section.objects.lagging(snippet).filter(posting=OuterRef("pk")))
        return self.order_by(lags.desc(), Lower("title"), "pk")

    def with_sections(self) -> Self:
        """Read all their sections at once, for `read_sections`."""
        return self.prefetch_related(
            Prefetch("sections", Section.objects.select_related("snippet"))
        )

    def beside(self, posting: "Posting") -> Self:
        """Return an organization's other postings of the same occupation and level, with a range.

        They are in use, and their pay is in the same currency.
        """
        same = self.kept().in_organization(posting.organization).exclude(pk=posting.pk)
        return same.filter(
            occupation=posting.occupation,
            level=posting.level,
            pay_currency=posting.pay_currency,
            pay_minimum__isnull=False,
            pay_maximum__isnull=False,
        ).exclude(occupation="")

    def titled_like(self, text: str) -> list["Posting"]:
        """Return the last changed postings with these words in the title, or else some like them.

        Words may be cut short. Only where no title has them are misspelt ones looked for: that
        takes ten times as long in a hundred thousand postings.
        """
        recent = self.order_by("-updated_at")
        query = search.query(text, in_title=True)
        if query is None:
            return []
        if found := list(recent.filter(search=query)[:_LIKE_TITLES]):
            return found
        # Limited first and sorted then, or PostgreSQL would compare every title, newest first.
        alike = self.filter(title__trigram_word_similar=text).values("pk")[: 5 * _LIKE_TITLES]
        return list(recent.filter(pk__in=alike)[:_LIKE_TITLES])


class PostingManager(models.Manager.from_queryset(PostingQuerySet)):  # type: ignore[misc]
    """Makes postings, and reads them without the index that only searching needs."""

    def get_queryset(self) -> PostingQuerySet:
        """Return all postings."""
        return cast(PostingQuerySet, super().get_queryset().defer("search"))

    def start(
        self,
        template: RoleTemplate,
        organization: Organization,
        decided: dict[str, Any],
        by: "User",
    ) -> "Posting":
        """Create a posting from a template, with the organization's snippets and `decided` facts.

        `decided` holds fields of the posting by name.
        """
        with transaction.atomic():
            posting: Posting = self.model(
                organization=organization,
                role_template=template,
                role_template_version=template.version,
                created_by=by,
                title=template.title,
                family=template.family,
                level=template.level,
            )
            posting.save()
            with posting.revising(by, f"Started from the template {template.title}"):
                posting._begin(template.document())
                for name, value in decided.items():
                    setattr(posting, name, value)
                posting._take_known()
        return posting

    def draft(
        self, content: document.JobDocument, organization: Organization, by: "User"
    ) -> "Posting":
        """Create a posting from a draft that was made for it, with the organization's snippets.

        Its family is that of its occupation.
        """
        with transaction.atomic():
            posting = self._made_for(content, organization, by)
            with posting.revising(by, "Drafted from public facts on the occupation"):
                posting._begin(content)
                posting._take_known()
        return posting

    def bring_in(
        self, content: document.JobDocument, organization: Organization, by: "User", why: str
    ) -> "Posting":
        """Create a posting that says what `content` says; `why` is what its history begins with.

        Its family is that of its occupation.
        """
        with transaction.atomic():
            posting = self._made_for(content, organization, by)
            posting.apply(content, by=by, summary=why)
        return posting

    def _made_for(
        self, content: document.JobDocument, organization: Organization, by: "User"
    ) -> "Posting":
        """Store a posting that is to say what `content` says, and nothing yet."""
        posting: Posting = self.model(
            organization=organization,
            created_by=by,
            title=content.title,
            family=family_of(content.occupation),
        )
        posting.save()
        return posting


class Posting(JobRecord):
    """A posting of one organization."""

    kind = "postings"
    noun = "posting"
    owns_sections_as = "posting"
    classified_as = "Family, level or how far it follows its template"

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="postings")
    role_template = models.ForeignKey(
        RoleTemplate, models.SET_NULL, null=True, related_name="postings"
    )
    role_template_version = models.PositiveIntegerField(null=True)
    # Parts of the template (keys of its sections, "facts") for which someone decided whether to
    # take what changed, and up to which later version; see `builder.models.improvement`.
    template_decisions = models.JSONField(default=dict)
    created_by = models.ForeignKey("builder.User", models.SET_NULL, null=True)
    # Where it is empty, the organization's.
    theme = models.CharField(max_length=20, choices=Theme, blank=True)
    trashed_at = models.DateTimeField(null=True)
    search = SearchVectorField(null=True)

    objects = PostingManager()

    class Meta:
        indexes = (
            GinIndex(fields=["search"], name="posting_search"),
            GinIndex(OpClass("title", name="gin_trgm_ops"), name="posting_title_trigrams"),
            models.Index(fields=["organization", "-updated_at"], name="posting_recent"),
            models.Index("organization", Lower("title"), name="posting_title"),
            models.Index(
                fields=["organization", "family", "level"],
                name="posting_family",
                condition=Q(trashed_at=None),
            ),
        )

    @property
    def is_kept(self) -> bool:
        """Whether it is in use, which is to say not in the trash."""
        return self.trashed_at is None

    def employer(self) -> document.Organization:
        """Return the organization as the posting's employer."""
        return self.organization.as_employer()

    def classification(self) -> dict[str, Any]:
        """Return family and level, and how far it follows its template.

        Going back in the history goes back in these.
        """
        return {
            "family": self.family,
            "level": self.level,
            "role_template_id": self.role_template_id and str(self.role_template_id),
            "role_template_version": self.role_template_version,
            "template_decisions": self.template_decisions,
        }

    def look(self) -> dict[str, Any]:
        """Return how the posting looks, by the names of `builder.exports.Look`."""
        return self.organization.look() | {"theme": self.theme or self.organization.theme}

    def choose_theme(self, theme: str) -> None:
        """Set the posting in a theme, or as its organization does where that is the same.

        That writes no revision: what the posting says stays as it was.
        """
        self.theme = "" if theme == self.organization.theme else theme
        Posting.objects.filter(pk=self.pk).update(theme=self.theme)

    def index(self, content: document.JobDocument) -> None:
        """Make the posting findable by its words once it is saved."""
        self.search = search.vector(content)

    @property
    def state(self) -> PostingState:
        """How far it is on its way to candidates."""
        publication = getattr(self, "publication", None)
        if publication is None:
            return PostingState.DRAFT
        return PostingState.PUBLISHED if publication.is_open else PostingState.CLOSED

    def duplicate(self, by: "User") -> "Posting":
        """Return a new posting with the same content."""
        with transaction.atomic():
            content = self.document()
            copy = Posting(
                organization=self.organization,
                role_template=self.role_template,
                role_template_version=self.role_template_version,
                template_decisions=self.template_decisions,
                created_by=by,
                theme=self.theme,
                family=self.family,
                level=self.level,
            )
            copy.save()
            title = f"{content.title[:190]} (copy)"
            with copy.revising(by, f"Copied from {self.title}"):
                copy._take(replace(content, title=title))
                originals = self.read_present_sections()
                for row, original in zip(copy.read_present_sections(), originals, strict=True):
                    row.follow(original.followed())
                    row.save()
        return copy

    def _begin(self, content: document.JobDocument) -> None:
        """Become `content`, but follow the organization's snippets where the settings say so."""
        own = Snippet.objects.starting(self.organization)
        self._take(with_own_texts(content, self.organization, own))
        for row in self.read_present_sections():
            if row.kind in own:
                row.follow(own[row.kind].as_followed())
                row.save()

    def move_to_trash(self, by: "User") -> None:
        """Take the posting out of the lists and off the careers page; it can be restored."""
        with transaction.atomic():
            moved = self._set_aside("trashed_at", True, by=by, summary="Moved to the trash")
            if moved and (publication := getattr(self, "publication", None)):
                publication.close()

    def restore(self, by: "User") -> None:
        """Bring the posting back from the trash."""
        self._set_aside("trashed_at", False, by=by, summary="Restored from the trash")


def with_own_texts(
    content: document.JobDocument, organization: Organization, own: Mapping[str, Snippet]
) -> document.JobDocument:
    """Put the organization's snippets, by their kinds, in place of the template's words."""
    content = replace(content, organization=organization.as_employer())
    said = {kind: snippet.resolved(content) for kind, snippet in own.items()}
    sections = [
        replace(section, heading=said[section.kind].heading, html=said[section.kind].html)
        if section.kind in said
        else section
        for section in content.sections
    ]
    if "about" in said and not any(section.kind == "about" for section in sections):
        sections.insert(0, said["about"])
    instructions = content.apply.instructions
    if "application" in said:
        instructions = rich_text.to_text(said["application"].html)[:APPLICATION_LENGTH]
    return replace(
        content,
        sections=tuple(sections),
        apply=replace(content.apply, instructions=instructions),
    )
