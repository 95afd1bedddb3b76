"""Says which letters no font of this machine has, so that they would be printed as boxes."""

import ctypes
import logging
from collections.abc import Iterable
from ctypes.util import find_library
from functools import cache
from typing import Any

logger = logging.getLogger(__name__)


class _FontSet(ctypes.Structure):
    """FcFontSet, as fontconfig's reference describes it."""

    _fields_ = [
        ("count", ctypes.c_int),
        ("room", ctypes.c_int),
        ("fonts", ctypes.POINTER(ctypes.c_void_p)),
    ]


def without_font(letters: Iterable[str]) -> set[str]:
    """Return those of `letters` that no installed font has; none where that cannot be told.

    The fonts are those that were installed when this was first asked for.
    """
    found = _fontconfig()
    if found is None:
        return set()
    library, charset = found
    return {letter for letter in letters if not library.FcCharSetHasChar(charset, ord(letter))}


@cache
def _fontconfig() -> tuple[Any, Any] | None:
    """Return the library by which Pango finds fonts, and the letters of all fonts together."""
    try:
        library: Any = ctypes.CDLL(find_library("fontconfig") or "libfontconfig.so.1")
    except OSError:
        logger.warning("fontconfig is not there to ask which letters the fonts have")
        return None
    for name in ("FcPatternCreate", "FcObjectSetBuild", "FcFontList", "FcCharSetCreate"):
        getattr(library, name).restype = ctypes.c_void_p
    library.FcFontList.restype = ctypes.POINTER(_FontSet)
    library.FcFontList.argtypes = [ctypes.c_void_p] * 3
    library.FcPatternGetCharSet.argtypes = [
        *(ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_void_p)),
    ]
    library.FcCharSetMerge.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
    library.FcCharSetHasChar.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    library.FcObjectSetBuild.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    library.FcFontSetDestroy.argtypes = [ctypes.c_void_p]
    wanted = library.FcObjectSetBuild(b"charset", None)
    fonts = library.FcFontList(None, library.FcPatternCreate(), wanted)
    everything = library.FcCharSetCreate()
    for number in range(fonts.contents.count):
        one = ctypes.c_void_p()
        font = fonts.contents.fonts[number]
        if library.FcPatternGetCharSet(font, b"charset", 0, ctypes.byref(one)) == 0:
            library.FcCharSetMerge(everything, one, None)
    return library, everything
