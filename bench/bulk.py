"""How long a thousand postings in one file take, how large it gets, and how much memory.

Run it in the code's folder, with nothing else running on the machine:

    .venv/bin/python -m jobdesc.embedded_postgres .venv/bin/python -m bench.bulk [COUNT] [NAME]

The memory is what this process and its PDF processes hold at most, looked at after each posting.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import django
import psutil

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
django.setup()

from builder.exports import Look, pdf
from builder.exports.bulk import BUNDLES, Entry, Wishes
from builder.library.loader import ROLES
from builder.library.schema import read_role

NOW = datetime.now(UTC)


def entries(count: int) -> Iterator[Entry]:
    """Yield different postings: the library's, over and over, each with a title of its own."""
    documents = [read_role(path).document() for path in sorted(ROLES.glob("*.toml"))]
    for number in range(count):
        document = documents[number % len(documents)]
        document = replace(document, title=f"{document.title} {number}")
        yield Entry(document, Look(), "Published", 1, NOW, NOW, "Somebody")


def watched(found: Iterable[Entry], memory: list[float]) -> Iterator[Entry]:
    """Yield the entries, and note the memory in megabytes."""
    own = psutil.Process()
    for entry in found:
        held = [own, *own.children(recursive=True)]
        memory.append(sum(process.memory_info().rss for process in held) / 2**20)
        yield entry


def measure(name: str, count: int) -> None:
    """Make one bundle and print how it went."""
    memory: list[float] = []
    formats = ("pdf", "docx", "text") if name == "zip" else ()
    with tempfile.TemporaryFile() as file:
        began = time.perf_counter()
        wishes = Wishes("All jobs", Look(), formats)
        BUNDLES[name].write(watched(entries(count), memory), file, wishes)
        seconds = time.perf_counter() - began
        size = file.tell() / 2**20
    tenth = max(1, count // 10)
    print(
        f"{name:5} {count} postings: {seconds:6.1f} s, {size:6.1f} MB; memory after a tenth "
        f"{max(memory[:tenth]):.0f} MB, at most {max(memory):.0f} MB"
    )


if __name__ == "__main__":
    print(f"Load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for bundle in sys.argv[2:] or BUNDLES:
        measure(bundle, asked)
    pdf.close()
