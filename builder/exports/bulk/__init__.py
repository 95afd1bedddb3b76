"""Ways out for many postings at once, one module each, each written as it is made.

A new one is a module, a test, and a line here.
"""

from builder.exports.bulk import archive, book, csv, xlsx
from builder.exports.bulk.bundle import Bundle, Entry, Wishes

BUNDLES: dict[str, Bundle] = {
    module.BUNDLE.name: module.BUNDLE for module in (archive, book, xlsx, csv)
}

__all__ = ["BUNDLES", "Bundle", "Entry", "Wishes"]
