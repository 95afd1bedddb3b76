"""What every save owes the history."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from builder.document import JobDocument
from builder.models import Posting, Revision, User


@contextmanager
def one_revision(posting: Posting, by: User) -> Iterator[None]:
    """See that the block writes one revision: the whole document, who saved it, and when."""
    old, begin = list(Revision.objects.of(posting)), timezone.now()
    yield
    posting.refresh_from_db()
    newest, *rest = Revision.objects.of(posting)
    assert rest == old
    assert (newest.number, newest.author) == (posting.version, by)
    assert begin <= newest.created_at <= timezone.now()
    assert newest.summary
    kept = JobDocument.from_dict(newest.content)
    assert kept == posting.document()
    line = json.dumps(kept.to_dict(), ensure_ascii=False, separators=(",", ":"))
    assert newest.content_hash == hashlib.sha256(line.encode()).hexdigest()


@contextmanager
def no_revision(posting: Posting) -> Iterator[None]:
    """See that the block changes nothing: neither the posting nor its history."""
    posting.refresh_from_db()
    old, version, document = list(Revision.objects.of(posting)), posting.version, posting.document()
    yield
    posting.refresh_from_db()
    assert (list(Revision.objects.of(posting)), posting.version) == (old, version)
    assert posting.document() == document
