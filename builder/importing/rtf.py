"""Reads Rich Text Format, as old word processors write it."""

import re

from striprtf.striprtf import rtf_to_text

from builder.importing.blocks import NotReadable, Source, settled
from builder.importing.limits import check_length
from builder.importing.lines import blocks_of

# Pictures and embedded programs, in hexadecimal or not, are of no use here and may be large.
_DATA = re.compile(r"[0-9a-fA-F\s]{2000,}")


def source(content: bytes) -> Source:
    """Return the blocks of an RTF file; of looks, bullets and tables are known, bold is not.

    Raises:
        NotReadable: it is damaged or too long.

    """
    try:
        packed = _DATA.sub("", content.decode("latin-1"))
        text = settled(rtf_to_text(packed, errors="replace"))  # type: ignore[no-untyped-call]
    # A broken file fails with whatever its nonsense leads to.
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NotReadable("The file is damaged. Open it, and save it again.") from error
    check_length(text)
    # Cells are ended by bars there.
    text = re.sub(r"(?m)^([^|\n]+\|.*)$", r"|\1", text)
    return Source(tuple(blocks_of(text)), text)
