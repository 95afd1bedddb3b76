"""Measures the role search: how often it finds a mistyped title, and how long it takes.

Run it with the facts loaded (`manage.py prepare`):

    .venv/bin/python -m jobdesc.embedded_postgres .venv/bin/python -m bench.search

A title counts as found when one of its occupations is among the first three. Titles are drawn with
a fixed seed from all that the database knows; each gets one typing error: a letter left out, put
in, replaced, or two swapped. Nothing in the search was tuned on the titles of the default seed.
"""

import argparse
import os
import random
import statistics
import string
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
django.setup()

from builder.library.role_search import search_roles
from builder.models import OccupationTitle


def with_typing_error(title: str, chance: random.Random) -> str:
    """Return the title with one typing error."""
    place = chance.randrange(len(title))
    letter = chance.choice(string.ascii_lowercase)
    kind = chance.choice(("replaced", "left out", "put in", "swapped"))
    if kind == "replaced":
        return title[:place] + letter + title[place + 1 :]
    if kind == "left out":
        return title[:place] + title[place + 1 :]
    if kind == "put in" or len(title) < 2:
        return title[:place] + letter + title[place:]
    place = min(place, len(title) - 2)
    return title[:place] + title[place + 1] + title[place] + title[place + 2 :]


def main() -> None:
    """Draw the titles, search each, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--titles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--misses", action="store_true", help="print each title not found")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    occupations: dict[str, set[str]] = {}
    for title, code in OccupationTitle.objects.values_list("title", "occupation__soc_code"):
        occupations.setdefault(title, set()).add(code)
    found, times = 0, []
    for title in chance.sample(sorted(occupations), arguments.titles):
        typed = with_typing_error(title, chance)
        start = time.perf_counter()
        matches = search_roles(typed)
        times.append((time.perf_counter() - start) * 1000)
        first = list(dict.fromkeys(match.occupation for match in matches))[:3]
        if occupations[title] & set(first):
            found += 1
        elif arguments.misses:
            print(f"  {title!r} typed {typed!r}: {[match.title for match in matches[:3]]}")
    percentiles = statistics.quantiles(times, n=100)
    print(f"titles      {arguments.titles} with one typing error each, seed {arguments.seed}")
    print(f"found       {100 * found / arguments.titles:.1f} % among the first three occupations")
    print(f"time        {percentiles[49]:.1f} ms median, {percentiles[94]:.1f} ms at the 95th")


if __name__ == "__main__":
    main()
