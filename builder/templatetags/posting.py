"""Template filters for showing a posting in the editor."""

import re
from itertools import count

from django import template
from django.utils.safestring import SafeString, mark_safe

from builder import comparing, placeholders, rich_text, word_count
from builder.models import Section

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


@register.simple_tag
def bullets_with_grips(section: Section, address: str) -> SafeString:
    """Return a section's HTML, placeholders marked, with a grip in each bullet to change it by.

    `address` is that of the section.
    """
    numbers = count()

    def with_grip(_: re.Match[str]) -> str:
        number = next(numbers)
        return (
            f'<li id="bullet-{section.pk}-{number}" data-bullet="{number}">'
            f'<a class="grip" href="{address}bullets/{number}/?version={section.version}"'
            f' lang="en" aria-label="Change bullet {number + 1}" draggable="true"></a>'
        )

    # In sanitized HTML every other "<li>" is an entity.
    return mark_safe(re.sub("<li>", with_grip, placeholders.mark_html(section.html)))


@register.filter(name="word_count")
def words_and_characters(counted: Section | str) -> str:
    """Return how much candidates read of it, as words and characters for the editor's script."""
    if isinstance(counted, str):
        number = word_count.count(counted)
    else:
        number = word_count.count_section(counted.value())
    return f"{number.words} {number.characters}"
