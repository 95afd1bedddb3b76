"""The kinds of long work. A new one is a module, a test, and a line here."""

from builder.background import download, undo_changes
from builder.background.kind import Kind

KINDS: dict[str, Kind] = {module.KIND.name: module.KIND for module in (download, undo_changes)}
