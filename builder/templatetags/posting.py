"""Template filters for showing a posting in the editor."""

from django import template
from django.utils.safestring import SafeString

from builder import comparing, placeholders, rich_text

register = template.Library()


@register.filter
def marked(text: str) -> SafeString:
    """Return plain text as HTML, its placeholders marked."""
    return placeholders.mark(text)


@register.filter
def marked_html(html: str) -> SafeString:
    """Return sanitized HTML with its placeholders marked."""
    return placeholders.mark_html(html)


@register.filter
def plain(html: str) -> str:
    """Return sanitized HTML as one line of plain text."""
    return " ".join(rich_text.to_text(html).split())


@register.filter
def changed_text(before: str, after: str) -> SafeString:
    """Return plain text as HTML with what differs marked, its placeholders too."""
    return placeholders.mark_html(comparing.marked_text(before, after))


@register.filter
def changed_html(before: str, after: str) -> SafeString:
    """Return sanitized HTML with what differs marked, its placeholders too."""
    return placeholders.mark_html(comparing.marked(before, after))
