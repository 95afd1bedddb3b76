"""The shape that every feed has, and how its texts are written into XML."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from builder.document import JobDocument
from builder.exports import FORMATS, Look

# What XML 1.0 cannot hold, whatever way it is written (its production 2, "Char").
_UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Site:
    """Whose jobs these are. Addresses are absolute; `changed_at` is when anything last changed."""

    name: str
    address: str
    feed_address: str
    changed_at: datetime
    jobs: int
    recruiting_email: str = ""
    linkedin_company_id: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One open job. `reference` never changes; `apply_address` is where candidates are sent."""

    document: JobDocument
    reference: str
    address: str
    apply_address: str
    published_at: datetime
    changed_at: datetime

    @property
    def description(self) -> str:
        """The whole job as HTML, of the tags that job boards keep."""
        return FORMATS["board"].render(self.document, Look()).decode()


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: `write` gives its text piece by piece, an entry at a time."""

    file_name: str
    label: str
    media_type: str
    write: Callable[[Site, Iterable[Entry]], Iterator[str]]


def cdata(name: str, text: str) -> str:
    """Return an XML element that holds `text` as it is, without entities."""
    safe = _UNSPEAKABLE.sub("", text).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}><![CDATA[{safe}]]></{name}>\n"


def job(parts: Mapping[str, str], required: Collection[str]) -> str:
    """Return an XML element of the parts that say something or are `required`, each in CDATA."""
    written = (cdata(name, text) for name, text in parts.items() if text or name in required)
    return f"<job>\n{''.join(written)}</job>\n"


def element(name: str, text: str) -> str:
    """Return an XML element that holds `text`, escaped."""
    return f"<{name}>{escape(_UNSPEAKABLE.sub('', text))}</{name}>\n"
