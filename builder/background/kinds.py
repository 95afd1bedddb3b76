"""The kinds of long work. A new one is a module, a test, and a line here."""

from builder.background.kind import Kind

KINDS: dict[str, Kind] = {}
