"""Understands plain blocks: one way for all formats from what a reader sees to a job document."""

from builder.importing.understanding.found import Found, Understanding
from builder.importing.understanding.kept import Kept
from builder.importing.understanding.pieces import Span
from builder.importing.understanding.whole import understand

__all__ = ["Found", "Kept", "Span", "Understanding", "understand"]
