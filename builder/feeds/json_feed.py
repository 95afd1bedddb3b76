"""The jobs as a JSON Feed (version 1.1 of jsonfeed.org)."""

import json
from collections.abc import Iterable, Iterator

from builder.feeds.feed import Entry, Feed, Site


def write(site: Site, entries: Iterable[Entry]) -> Iterator[str]:
    """Write the feed."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"Jobs at {site.name}",
        "home_page_url": site.address,
        "feed_url": site.feed_address,
        "authors": [{"name": site.name}],
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [\n'
    for number, entry in enumerate(entries):
        yield (",\n" if number else "") + json.dumps(_item(entry), ensure_ascii=False)
    yield "\n]}\n"


def _item(entry: Entry) -> dict[str, str]:
    return {
        "id": entry.reference,
        "url": entry.address,
        "title": entry.document.title,
        "content_html": entry.description,
        "date_published": entry.published_at.isoformat(timespec="seconds"),
        "date_modified": entry.changed_at.isoformat(timespec="seconds"),
        "language": entry.document.language,
    }


FEED = Feed("feed.json", "JSON Feed", "application/feed+json; charset=utf-8", write)
