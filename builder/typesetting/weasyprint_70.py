"""Lets WeasyPrint 70 keep computed styles from document to document.

It works out some 90 properties for each kind of element, and does so anew for each document, though
ours share their stylesheets. That takes a ninth of the time. Put forward to be done in WeasyPrint
itself: docs/engineers/weasyprint.md. With any other version nothing is changed.
"""

from collections import OrderedDict
from typing import Any

import weasyprint
from weasyprint import css

VERSION = "70.0"
# Sets of stylesheets: a theme on a paper in a brand's colours. Each set takes some 100 KB.
_SETS = 64
# Kinds of elements in a set. A posting has about 30.
_KINDS = 500


class _KeptStyles(css.StyleFor):
    """Styles of a document's elements, taken over from documents with the same stylesheets.

    Elements of one document share styles already where parent and declarations are the same.
    A key holds them by their addresses. What is kept keeps them alive, so addresses stay theirs.
    """

    _sets: OrderedDict[tuple[int, ...], tuple[Any, dict[Any, Any]]] = OrderedDict()

    def __init__(self, html: Any, sheets: Any, *args: Any) -> None:
        key = tuple(id(sheet) for sheet, *_ in sheets)
        _, self._kept = self._sets.setdefault(key, (sheets, {}))
        self._sets.move_to_end(key)
        if len(self._sets) > _SETS:
            self._sets.popitem(last=False)
        if len(self._kept) > _KINDS:
            self._kept.clear()
        super().__init__(html, sheets, *args)

    def set_computed_styles(
        self,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: Any = None,
        base_url: Any = None,
        target_collector: Any = None,
    ) -> None:
        if not hasattr(element, "tag"):
            # A page: WeasyPrint changes its styles while it counts pages.
            super().set_computed_styles(
                element, parent, root, pseudo_type, base_url, target_collector
            )
            return
        computed = self.get_computed_styles()
        cascaded = self.get_cascaded_styles().get((element, pseudo_type), {})
        above = None if parent is None else computed[parent, None]
        declared = tuple((name, _identity(value)) for name, (value, _) in cascaded.items())
        key = (id(above), pseudo_type, declared)
        if key in self._kept:
            style = computed[element, pseudo_type] = self._kept[key]
            if target_collector and style["anchor"]:
                target_collector.collect_anchor(style["anchor"])
        else:
            super().set_computed_styles(
                element, parent, root, pseudo_type, base_url, target_collector
            )
            self._kept[key] = computed[element, pseudo_type]


def _identity(value: Any) -> Any:
    """Return the value itself for what attributes say, which is parsed anew in each document."""
    return value if isinstance(value, tuple) and value[:1] == ("string",) else id(value)


def keep_styles() -> None:
    """Let documents that are set from now on share their styles, with the version known for it."""
    if weasyprint.__version__ == VERSION:
        css.StyleFor = _KeptStyles
