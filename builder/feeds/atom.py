"""The jobs as an Atom feed (RFC 4287), for feed readers and smaller job boards."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from builder.feeds.feed import Entry, Feed, Site, element


def write(site: Site, entries: Iterable[Entry]) -> Iterator[str]:
    """Write the feed."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield element("title", f"Jobs at {site.name}")
    yield element("id", site.address)
    yield element("updated", site.changed_at.isoformat(timespec="seconds"))
    yield f"<author>{element('name', site.name)}</author>\n"
    yield f"<link href={quoteattr(site.address)}/>\n"
    yield f'<link rel="self" href={quoteattr(site.feed_address)}/>\n'
    for entry in entries:
        yield _entry(site, entry)
    yield "</feed>\n"


def _entry(site: Site, entry: Entry) -> str:
    content = element("content", entry.description).replace("<content>", '<content type="html">', 1)
    return "".join(
        (
            "<entry>\n",
            element("title", entry.document.title),
            element("id", f"{site.address}{entry.reference}/"),
            f"<link href={quoteattr(entry.address)}/>\n",
            element("published", entry.published_at.isoformat(timespec="seconds")),
            element("updated", entry.changed_at.isoformat(timespec="seconds")),
            content,
            "</entry>\n",
        )
    )


FEED = Feed("atom.xml", "Atom", "application/atom+xml; charset=utf-8", write)
