"""The kinds of long work. A new one is a module, a test, and a line here."""

from builder.background import (
    download,
    importing,
    snippet_update,
    undo_changes,
    update_postings,
)
from builder.background.kind import Kind

_MODULES = (download, importing, snippet_update, undo_changes, update_postings)

KINDS: dict[str, Kind] = {module.KIND.name: module.KIND for module in _MODULES}
