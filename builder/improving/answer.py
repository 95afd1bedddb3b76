"""What a language model answered becomes a text that may be suggested, or a refusal of it."""

import re
from html import unescape

from builder import placeholders, rich_text
from builder.improving.task import CannotImprove, Task

# What a section holds at most; the form would refuse a longer text anyway.
_LONGEST = 100_000
# Characters. Three times as long may be what someone wished for; short texts may grow more.
_GROWTH, _ROOM = 3, 500

_FENCE = re.compile(r"^[ \t]*```[^\n]*$", re.MULTILINE)
_BLOCK = re.compile(r"</?(?:p|ul|ol|li|h[1-6]|div)\b[^>]*>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"^<h[34]>([^<]*)</h[34]>")

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUP_MARK = re.compile(r"[.,](?=\d{3}(?!\d))")
_CURRENCY = re.compile(r"[$€£¥₹%]")
# "One" is no figure in "one of the first".
_NUMBER_WORDS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20",
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90",
    "hundred": "100", "thousand": "1000",
}  # fmt: skip
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b", re.IGNORECASE)

_HREF = re.compile(r'<a href="([^"]*)"')
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+|[^\s<>@:]+@[^\s<>@]+\.\w+", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?://|mailto:|tel:)?(?:www\.)?", re.IGNORECASE)


def to_html(answer: str, heading: str) -> str:
    """Return an answer, HTML or Markdown, as sanitized HTML.

    Thoughts and code fences around it, and the section's own heading above it, are left out.

    Raises:
        CannotImprove: it is empty, or longer than any section.

    """
    text = answer.strip()
    if text.startswith("<think>"):
        text = text.partition("</think>")[2]
    fenced = _FENCE.split(text)
    text = fenced[1] if len(fenced) > 2 else text
    if len(text) > _LONGEST:
        raise CannotImprove("The suggestion was far too long. Try again.")
    html = rich_text.sanitize(text) if _BLOCK.search(text) else rich_text.from_markdown(text)
    first = _HEADING.match(html)
    if first and _folded(unescape(first.group(1))) == _folded(heading):
        html = html[first.end() :]
    if not html:
        raise CannotImprove("The suggestion came back empty. Try again.")
    return html


def check(html: str, task: Task) -> None:
    """Refuse a suggestion that nobody should have to read closely to see that it is wrong.

    Raises:
        CannotImprove: it changes nothing, is far too long, lost a placeholder, or holds a figure
            or an address that neither the text nor the wish does.

    """
    if html == task.html:
        raise CannotImprove("The writing service found nothing to change.")
    before, after = plain(task.html), plain(html)
    if len(after) > _GROWTH * len(before) + _ROOM:
        raise CannotImprove("The suggestion was far too long. Try again.")
    if lost := placeholders.lost(task.html, html):
        raise CannotImprove(f"The suggestion lost {', '.join(lost)}. Try again.")
    given = " ".join((before, task.title, task.heading, task.wish))
    if invented := _figures(after) - _figures(given):
        raise CannotImprove(
            f"The suggestion holds figures that your text does not: {_listed(invented)}. Try again."
        )
    if invented := _addresses(html) - _addresses(task.html) - _addresses(given):
        raise CannotImprove(
            f"The suggestion holds an address that your text does not: {_listed(invented)}. "
            "Try again."
        )


def lost_figures(html: str, task: Task) -> tuple[str, ...]:
    """Return the figures of the text that a suggestion no longer has, as they were written."""
    kept = _figures(plain(html))
    found = dict.fromkeys(match.group() for match in _NUMBER.finditer(plain(task.html)))
    return tuple(number for number in found if _settled(number) not in kept)


def plain(html: str) -> str:
    """Return the words of sanitized `html`, each block on a line of its own, without bullets."""
    return unescape(_TAG.sub("", _BLOCK.sub("\n", html))).strip()


def _figures(text: str) -> set[str]:
    """Return numbers, in digits or in words, and the signs of money and percent."""
    numbers = {_settled(number) for number in _NUMBER.findall(text)}
    words = {_NUMBER_WORDS[word.lower()] for word in _NUMBER_WORD.findall(text)}
    return numbers | words | set(_CURRENCY.findall(text.replace("percent", "%")))


def _settled(number: str) -> str:
    """Return a number in one of its many spellings: 40,000 and 40000, 8.50 and 8.5, 08 and 8."""
    digits = _GROUP_MARK.sub("", number).replace(",", ".")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits.lstrip("0") or "0"


def _addresses(html: str) -> set[str]:
    written = {unescape(address) for address in _HREF.findall(html)}
    written |= set(_ADDRESS.findall(plain(html)))
    return {_SCHEME.sub("", address).rstrip("/.,;:!?)").casefold() for address in written}


def _listed(found: set[str]) -> str:
    return ", ".join(sorted(found)[:5])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(":")
