"""Measures how well documents that people have become job descriptions, and how fast.

    .venv/bin/python -m bench.importing FOLDER [ARTICLE]

FOLDER holds `plain/*.txt` with `plain/truth.csv` (file, job_title, annual_pay_low,
annual_pay_high; pay may be empty) and `markdown/*.md`, whose title is taken to be right if their
first heading begins with it. ARTICLE is a text file whose first line begins with the job's title.
Every miss is printed.

A title is right if it is the truth but for case and punctuation, or holds it with at most three
further words. Pay is right if both ends are within one percent, over a year of 2080 hours, 12
months or 52 weeks. Speed is of one process.
"""

import csv
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from builder.importing import Understanding, read
from builder.importing.understanding.pay import YEARLY


@dataclass
class Share:
    """How many of how many are right."""

    name: str
    aim: float
    right: int = 0
    of: int = 0

    def count(self, is_right: bool) -> bool:
        """Count one, and return whether it is right."""
        self.of += 1
        self.right += is_right
        return is_right

    def __str__(self) -> str:
        share = self.right / self.of if self.of else 0
        return f"{self.name:34} {self.right:3} of {self.of:3}  {share:7.1%}   aim {self.aim:.0%}"


def words(text: str) -> list[str]:
    """Return a title's words without case and punctuation."""
    return re.findall(r"\w+", text.casefold().replace("\u2019", "'"))


def same_title(found: str, truth: str) -> bool:
    """Say whether a title that was found is right."""
    has, wanted = words(found), words(truth)
    places = range(len(has) - len(wanted) + 1)
    held = any(has[at : at + len(wanted)] == wanted for at in places)
    return held and len(has) <= len(wanted) + 3


def yearly(understood: Understanding) -> tuple[Decimal, Decimal] | None:
    """Return the pay that was found over a year; an open end is the other one."""
    pay = understood.document.pay
    if pay is None:
        return None
    ends = [amount for amount in (pay.min, pay.max) if amount is not None]
    times = YEARLY[pay.period]
    return ends[0] * times, ends[-1] * times


def near(one: Decimal, two: Decimal) -> bool:
    """Say whether two amounts are within one percent of each other."""
    return abs(one - two) <= max(one, two) / 100


def where(understood: Understanding, field: str) -> str:
    """Return the text that a value was found in."""
    for found in understood.found:
        if found.field == field and found.places and understood.source:
            place = found.places[0]
            return understood.source.blocks[place.block].text[:100]
    return ""


def states_pay(text: str) -> bool:
    """Say whether a line of a text has an amount beside a word for pay, by a plain look at it."""
    words = "salary|hourly rate|hiring range|compensation range"
    return bool(re.search(rf"(?i)(?:{words})[^\n]{{0,40}}\$ ?\d\d", text))


def markdown_title(path: Path) -> str:
    """Return the first heading up to the employer that it may name."""
    line = next(line for line in path.read_text().splitlines() if line.startswith("# "))
    return re.split(r" — | at ", line[2:])[0]


def cases(folder: Path, article: Path | None) -> Iterator[tuple[Path, str, dict[str, str] | None]]:
    """Yield each file with its true title, and its row of the truth if there is one."""
    with (folder / "plain" / "truth.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            yield folder / "plain" / row["file"], row["job_title"], row
    for path in sorted((folder / "markdown").glob("*.md")):
        yield path, markdown_title(path), None
    if article:
        yield article, article.read_text().split("Job Description")[0].strip(), None


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1])
    article = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    titles = Share("Title right", 0.90)
    pays = Share("Pay low and high right", 0.85)
    false = Share("No pay where the truth has none", 0.95)
    none = Share("  and where no line of it has any", 0.95)
    kept, seconds, misses = [], [], []
    for path, title, row in cases(folder, article):
        content = path.read_bytes()
        start = time.process_time()
        understood = read(content)
        seconds.append(time.process_time() - start)
        kept.append(understood.kept.share)
        found = understood.document.title
        if not titles.count(same_title(found, title)):
            misses.append(f"{path.name}: title {found!r}, truth {title!r}")
        if understood.kept.share < 0.99:
            lost = " ".join(understood.kept.lost[:12])
            misses.append(f"{path.name}: {understood.kept.share:.1%} of words kept; lost: {lost}")
        if row is None:
            continue
        pay = yearly(understood)
        line = where(understood, "pay")
        if row["annual_pay_low"]:
            low, high = Decimal(row["annual_pay_low"]), Decimal(row["annual_pay_high"])
            if not pays.count(pay is not None and near(pay[0], low) and near(pay[1], high)):
                misses.append(
                    f"{path.name}: pay {pay and [*map(str, pay)]}, truth {low} to {high}; {line}"
                )
            continue
        if not states_pay(content.decode()):
            none.count(pay is None)
        if not false.count(pay is None):
            misses.append(f"{path.name}: pay {pay and [*map(str, pay)]}, truth has none; {line}")
    for share in (titles, pays, false, none):
        print(share)
    print(f"{'Words kept, mean':34} {sum(kept) / len(kept):18.2%}   aim 99%")
    print(f"{'Words kept, least':34} {min(kept):18.2%}")
    print(f"{'Documents a second':34} {len(seconds) / sum(seconds):18.1f}   aim 20")
    print(f"{'Slowest, in milliseconds':34} {max(seconds) * 1000:18.0f}")
    print("\nMisses:")
    print("\n".join(misses))


if __name__ == "__main__":
    main()
