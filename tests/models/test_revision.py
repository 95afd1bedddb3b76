import pytest
from django.db import IntegrityError, transaction

from builder.models import Organization, Posting, Revision, RoleTemplate, User


def test_a_summary_that_is_too_long_is_cut(posting: Posting, editor: User) -> None:
    posting.version += 1
    revision = Revision.objects.record(posting, {}, editor, "x" * 500)
    revision.refresh_from_db()
    assert revision.summary == "x" * 200


def test_a_number_is_given_once_for_each_subject(
    posting: Posting, organization: Organization, role: RoleTemplate
) -> None:
    for subject in (posting, organization, role):
        assert Revision.objects.of(subject).count() == 1
        with pytest.raises(IntegrityError, match="revision_of"), transaction.atomic():
            Revision.objects.record(subject, {}, None, "Again")


def test_a_revision_has_one_subject(posting: Posting, role: RoleTemplate) -> None:
    fields = {"number": 9, "content": {}, "content_hash": "", "summary": ""}
    for subjects in ({}, {"posting": posting, "role_template": role}):
        with pytest.raises(IntegrityError, match="revision_has_one_subject"), transaction.atomic():
            Revision.objects.create(**fields, **subjects)


def test_revisions_stay_when_their_author_leaves(posting: Posting, editor: User) -> None:
    editor.delete()
    (revision,) = Revision.objects.of(posting)
    assert revision.author is None
    assert revision.content["title"] == posting.title


def test_a_shipped_role_has_its_history_too(role: RoleTemplate) -> None:
    (revision,) = Revision.objects.of(role)
    assert revision.content == role.document().to_dict()
    assert (revision.author, revision.organization) == (None, None)
