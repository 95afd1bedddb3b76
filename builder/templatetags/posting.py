"""Template filters for showing a posting in the editor."""

from django import template
from django.utils.safestring import SafeString

from builder import placeholders

register = template.Library()


@register.filter
def marked(text: str) -> SafeString:
    """Return plain text as HTML, its placeholders marked."""
    return placeholders.mark(text)


@register.filter
def marked_html(html: str) -> SafeString:
    """Return sanitized HTML with its placeholders marked."""
    return placeholders.mark_html(html)
