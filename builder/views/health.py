"""Whether this installation works, for whoever keeps it running."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from builder.document import JobDocument
from builder.exports import Look, pdf

logger = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Try the database and the PDF engine; answer 503 where one does not work."""
    works = {"database": _database_works(), "pdf": _pdf_works()}
    return JsonResponse(works, status=200 if all(works.values()) else 503)


def _database_works() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer")
        return False
    return True


def _pdf_works() -> bool:
    try:
        made = pdf.render(JobDocument(title="Health"), Look())
    # Whatever goes wrong in the engine or its libraries, the answer must say so.
    except Exception:
        logger.exception("The PDF engine does not work")
        return False
    return made.startswith(b"%PDF-")
