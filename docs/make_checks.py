"""Writes docs/checks.md, the list of all checks, from the registry.

.venv/bin/python -m docs.make_checks
"""

from itertools import groupby
from pathlib import Path

from builder.checks import AREAS, CHECKS, SEVERITIES, Threshold

PAGE = Path(__file__).with_name("checks.md")

_HEAD = """# Checks

What Jobdesc looks for in a posting, and what each check stands on. Nothing here is legal advice.
This page is written by `docs/make_checks.py`.

A finding is one of three kinds: {severities}.
"""


def _threshold(one: Threshold) -> str:
    label = one.label[0].lower() + one.label[1:]
    return (
        f"{label}, {one.written(one.default)} {one.unit} "
        f"(from {one.written(one.least)} to {one.written(one.most)})"
    )


def page() -> str:
    """Return the page as Markdown."""
    parts = [_HEAD.format(severities=", ".join(label.lower() for label in SEVERITIES.values()))]
    ordered = sorted(CHECKS.values(), key=lambda one: list(AREAS).index(one.area))
    for area, checks in groupby(ordered, key=lambda one: one.area):
        parts.append(f"## {AREAS[area]}\n")
        for one in checks:
            only = f" For texts in: {', '.join(one.languages)}." if one.languages else ""
            parts.append(f"**{one.label}** (`{one.name}`). {one.purpose}{only}\\")
            parts.append(f"Stands on: {one.basis}\n")
            if one.thresholds:
                numbers = "; ".join(_threshold(threshold) for threshold in one.thresholds)
                parts.append(f"Numbers to set: {numbers}.\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
