"""Measures how long comparing and merging take on the bullets of the role library.

    .venv/bin/python -m bench.comparing

The texts are drawn with a fixed seed. An edited section has a tenth of its bullets deleted, a word
changed in ten, four moved and five added. Printed is the quickest of the runs, in milliseconds.
"""

import random
import timeit
import tomllib
from collections.abc import Callable
from pathlib import Path

from builder.comparing import marked, merge
from builder.rich_text import from_markdown

ROLES = Path(__file__).parents[1] / "builder" / "library" / "roles"


def library_bullets() -> list[str]:
    """Return every bullet of every shipped template."""
    bullets: list[str] = []
    for path in sorted(ROLES.glob("*.toml")):
        for section in tomllib.loads(path.read_text())["template"]["sections"]:
            bullets += section.get("bullets", [])
    return bullets


def as_list(bullets: list[str]) -> str:
    """Return bullets as the HTML of a section."""
    return from_markdown("\n".join(f"- {bullet}" for bullet in bullets))


def edited(bullets: list[str], spare: list[str], word: str) -> list[str]:
    """Return what a person might make of a section's bullets."""
    kept = [bullet for bullet in bullets if random.random() > 0.1]
    for at in random.sample(range(len(kept)), 10):
        words = kept[at].split()
        words[random.randrange(len(words))] = word
        kept[at] = " ".join(words)
    for _ in range(4):
        kept.insert(random.randrange(len(kept)), kept.pop(random.randrange(len(kept))))
    for bullet in random.sample(spare, 5):
        kept.insert(random.randrange(len(kept)), bullet)
    return kept


def report(name: str, run: Callable[[], object], times: int) -> None:
    """Print how long one thing takes."""
    quickest = min(timeit.repeat(run, number=1, repeat=times))
    print(f"{name:42} {quickest * 1000:8.1f} ms")


def main() -> None:
    """Measure and print."""
    random.seed(1)
    bullets = library_bullets()
    base = random.sample(bullets, 50)
    texts = [base, edited(base, bullets, "mine"), edited(base, bullets, "theirs")]
    html, mine, theirs = map(as_list, texts)
    unlike = as_list(random.sample(bullets, 50))
    long, other = (as_list(random.choices(bullets, k=2000)) for _ in range(2))
    words = " ".join(bullets).split()
    paragraph, rewritten = (
        from_markdown(" ".join(random.choices(words, k=5000))) for _ in range(2)
    )
    report("50 bullets, edited", lambda: marked(html, mine), 30)
    report("50 bullets, all unlike", lambda: marked(html, unlike), 30)
    report("50 bullets, merge of two edits", lambda: merge(html, mine, theirs), 30)
    report("50 bullets, merge of an edit and unlike", lambda: merge(html, mine, unlike), 30)
    report("2000 bullets, all unlike", lambda: marked(long, other), 1)
    report("One paragraph of 5000 words, all unlike", lambda: marked(paragraph, rewritten), 1)


if __name__ == "__main__":
    main()
