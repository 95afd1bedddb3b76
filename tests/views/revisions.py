"""What every save owes the history."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from builder.document import JobDocument
from builder.models import Posting, Revision, RoleTemplate, User


@contextmanager
def one_revision(record: Posting | RoleTemplate, by: User) -> Iterator[None]:
    """See that the block writes one revision: the whole document, who saved it, and when."""
    old, begin = list(Revision.objects.of(record)), timezone.now()
    yield
    record.refresh_from_db()
    newest, *rest = Revision.objects.of(record)
    assert rest == old
    assert (newest.number, newest.author) == (record.version, by)
    assert begin <= newest.created_at <= timezone.now()
    assert newest.summary
    kept = JobDocument.from_dict(newest.content)
    assert kept == record.document()
    line = json.dumps(kept.to_dict(), ensure_ascii=False, separators=(",", ":"))
    assert newest.content_hash == hashlib.sha256(line.encode()).hexdigest()


@contextmanager
def no_revision(record: Posting | RoleTemplate) -> Iterator[None]:
    """See that the block changes nothing: neither the record nor its history."""
    record.refresh_from_db()
    old, version, document = list(Revision.objects.of(record)), record.version, record.document()
    yield
    record.refresh_from_db()
    assert (list(Revision.objects.of(record)), record.version) == (old, version)
    assert record.document() == document
