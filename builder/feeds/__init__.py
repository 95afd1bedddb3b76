"""Feeds of an organization's open jobs, one module each. A new one is a module and a line here."""

from builder.feeds import atom, indeed, json_feed, linkedin
from builder.feeds.feed import Entry, Feed, Site

FEEDS: dict[str, Feed] = {
    module.FEED.file_name: module.FEED for module in (indeed, linkedin, atom, json_feed)
}

__all__ = ["FEEDS", "Entry", "Feed", "Site"]
