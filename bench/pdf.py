"""How long a two-page posting takes as a PDF: with us, with Chromium, and with Typst.

    .venv/bin/python -m jobdesc.embedded_postgres .venv/bin/python -m bench.pdf [--runs 40]
    … -m bench.pdf --postings 1000 --runs 0

The contenders take turns within each run, so that whatever else the machine does hits all alike,
and each gets a posting that nobody has rendered before:

- ours, new: `pdf.render`, the way to the renderer process and back included;
- Chromium's print of the downloaded HTML page, our fonts inside, to a tagged PDF with bookmarks as
  ours is: on one page used again and again, nothing is faster with it; and on a new page each time;
- Typst, where its package is installed (`pip install typst`): the same words in its own markup and
  fonts, tagged as it does by itself.

Through a web server of its own, the same posting again (kept, and asked for by a browser that has
it) and a static file about as large. `--postings` sets so many different ones with one and with two
processes, and says how much memory the processes take before and after.

Processor time is taken over all runs: of our process and the renderer, of Typst in our process, or
of all processes of that Chromium, with those that came and went and what it does in the background.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import django
import psutil
from playwright.sync_api import sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
django.setup()

from bench.pdf_contenders import LOOK, Chromium, edition, posting, typst_print
from bench.pdf_server import served
from builder.document import JobDocument
from builder.exports import pdf
from builder.exports.html import markup, stylesheet
from builder.typesetting.job import Job
from builder.typesetting.pool import Limits, Pool

OURS, REUSED, NEW, TYPST = "Ours", "Chromium, reused page", "Chromium, new page", "Typst"
KEPT, UNCHANGED, STATIC = "Kept", "Unchanged (304)", "Static file"
Times = dict[str, list[float]]

_TURNS = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--postings", type=int, default=0)
    arguments = parser.parse_args()
    print(f"Load at the start: {_load()}")
    if arguments.runs:
        _compare(arguments.runs)
    if arguments.postings:
        _many(arguments.postings)
    print(f"Load at the end: {_load()}")


def _compare(runs: int) -> None:
    cold, processor = _cold(runs)
    _table(f"A two-page posting as PDF, milliseconds, {runs} runs", cold, processor)
    for name in (REUSED, NEW):
        print(
            f"Ours / {name}: {_ratio(cold, OURS, name):.2f} of its time,"
            f" {processor[OURS] / processor[name]:.2f} of its processor time"
        )
    print("Aim: at most 0.70 of Chromium's time on a reused page.")
    warm = served(max(200, 5 * runs), (KEPT, UNCHANGED, STATIC))
    _table("Through the server, milliseconds", warm, {})
    print(f"Kept / static file: {_ratio(warm, KEPT, STATIC):.2f}. Aim: at most 1.50.")


def _cold(runs: int) -> tuple[Times, dict[str, float]]:
    """Return each contender's milliseconds, and its processor time for one posting."""
    base = posting()
    pdf.warm_up()
    with sync_playwright() as playwright:
        reused, new = Chromium(playwright, new_page=False), Chromium(playwright, new_page=True)
        contenders: dict[str, Callable[[JobDocument], bytes]] = {
            OURS: lambda document: pdf.render(document, LOOK),
            REUSED: reused.print,
            NEW: new.print,
        }
        if typst_print:
            contenders[TYPST] = typst_print
        times: Times = {name: [] for name in contenders}
        inside = dict.fromkeys(contenders, 0.0)
        for run in range(runs + 1):
            if run == 1:  # The first run warms everything up.
                started = {OURS: _renderers(), REUSED: reused.processor(), NEW: new.processor()}
            for turn, (name, contender) in enumerate(contenders.items()):
                document = edition(base, run * len(contenders) + turn)
                used, start = time.process_time(), time.perf_counter()
                contender(document)
                if run:
                    times[name].append((time.perf_counter() - start) * 1000)
                    inside[name] += time.process_time() - used
        ended = {OURS: _renderers(), REUSED: reused.processor(), NEW: new.processor()}
    # Of our own process, what it does for Chromium is left out: it only passes on what it is told.
    elsewhere = {name: ended[name] - started[name] for name in ended}
    elsewhere[OURS] += inside[OURS]
    processor = {name: elsewhere.get(name, inside[name]) * 1000 / runs for name in contenders}
    return times, processor


def _many(count: int) -> None:
    """Set many different postings with one and with two processes, a tenth of them in turn."""
    base = posting()
    styles = tuple(map(stylesheet, ("browser.css", *pdf.STYLES)))
    jobs = [Job(markup(edition(base, number), LOOK).encode(), styles) for number in range(count)]
    pools = {
        processes: Pool(pdf._fonts(), jobs[0], Limits(processes=processes, pages=10 * count))
        for processes in (1, 2)
    }
    for processes, pool in pools.items():
        _set_all(pool, processes, jobs[:40])
    before = {processes: _memory(pool) for processes, pool in pools.items()}
    seconds = dict.fromkeys(pools, 0.0)
    for turn in range(_TURNS):
        for processes, pool in pools.items():
            start = time.perf_counter()
            _set_all(pool, processes, jobs[turn::_TURNS])
            seconds[processes] += time.perf_counter() - start
    print()
    for processes, pool in pools.items():
        print(
            f"{count} postings, {processes} process(es): {seconds[processes]:.1f} s;"
            f" MB of memory: {before[processes]} before, {_memory(pool)} after"
        )
        pool.close()
    print(f"Two processes / one: {seconds[1] / seconds[2]:.2f} as many. Aim: at least 1.80.")


def _set_all(pool: Pool, threads: int, jobs: list[Job]) -> None:
    with ThreadPoolExecutor(threads) as executor:
        list(executor.map(pool.pdf, jobs))


def _memory(pool: Pool) -> list[int]:
    return [psutil.Process(pid).memory_info().rss // 1_000_000 for pid in pool.pids]


def _renderers() -> float:
    """Return the seconds of processor time that our renderer processes have used."""
    return sum(sum(psutil.Process(pid).cpu_times()[:2]) for pid in pdf._pool().pids)


def _table(title: str, times: Times, processor: dict[str, float]) -> None:
    print(f"\n{title}\n\n{'':24}{'median':>8}{'95 %':>8}{'processor' if processor else '':>11}")
    for name, values in times.items():
        high = statistics.quantiles(values, n=20)[-1]
        used = f"{processor[name]:11.1f}" if processor else ""
        print(f"{name:24}{statistics.median(values):8.1f}{high:8.1f}{used}")
    print()


def _ratio(times: Times, one: str, other: str) -> float:
    return statistics.median(times[one]) / statistics.median(times[other])


def _load() -> str:
    return "{:.1f}, {:.1f}, {:.1f}".format(*os.getloadavg()) + f" on {os.cpu_count()} processors"


if __name__ == "__main__":
    main()
