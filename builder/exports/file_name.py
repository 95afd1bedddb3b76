"""What a downloaded file is called."""

import re
import unicodedata

from builder.document import JobDocument

# In characters of up to three bytes each: file systems take names of 255 bytes.
_LENGTH = 80
# Windows keeps these for devices, whatever their ending (Microsoft, "Naming Files, Paths, and
# Namespaces").
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)", re.IGNORECASE)


def file_name(document: JobDocument, extension: str) -> str:
    """Return a name that every system takes: words of title and employer, joined by hyphens.

    Accents are dropped. Where most letters are not Latin, all keep their own.
    """
    text = f"{document.title} {document.organization.name}"
    full = _joined(unicodedata.normalize("NFC", text))
    plain = _joined(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode())
    name = (plain if len(plain) * 2 > len(full) else full) or "job-posting"
    return f"job-{name}.{extension}" if _DEVICES.fullmatch(name) else f"{name}.{extension}"


def _joined(text: str) -> str:
    # Letters, their marks, and figures: what else there is can turn a name around or end it.
    text = re.sub("[\ufe00-\ufe0f]", "", text)
    kept = (char if unicodedata.category(char)[0] in "LMN" else " " for char in text)
    return "-".join("".join(kept).split())[:_LENGTH].strip("-")
