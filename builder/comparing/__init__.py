"""Comparing job descriptions and merging them: values in, values and marked HTML out."""

from builder.comparing.documents import Comparison, FactChange, SectionChange, compare
from builder.comparing.marking import marked, marked_text
from builder.comparing.merging import Conflict, Merge, merge, merge_values
from builder.comparing.merging_documents import DocumentMerge, SectionMerge, merge_documents
from builder.comparing.sections import differing_words

__all__ = [
    "Comparison",
    "Conflict",
    "DocumentMerge",
    "FactChange",
    "Merge",
    "SectionChange",
    "SectionMerge",
    "compare",
    "differing_words",
    "marked",
    "marked_text",
    "merge",
    "merge_documents",
    "merge_values",
]
