import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import psutil
import pytest
from django.conf import settings
from pypdf import PdfReader

from builder.typesetting.job import Job
from builder.typesetting.pool import CannotStart, Limits, NotSet, Pool

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
MakePool = Callable[[Limits], Pool]


def page(words: str) -> Job:
    html = f'<html lang="en"><head><title>A page</title></head><body><p>{words}</p></body></html>'
    return Job(html.encode(), ("html, body, p { display: block } head { display: none }",))


def words(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.fixture
def make_pool() -> Iterator[MakePool]:
    """Makes pools whose processes end with the test."""
    made: list[Pool] = []

    def make(limits: Limits) -> Pool:
        made.append(Pool(FONTS, page("A trial"), limits))
        return made[-1]

    yield make
    for pool in made:
        pool.close()


def test_one_process_sets_page_after_page(make_pool: MakePool) -> None:
    pool = make_pool(Limits())

    first = words(pool.pdf(page("The first")))
    pids = pool.pids
    second = words(pool.pdf(page("The second")))

    assert (first, second) == ("The first", "The second")
    assert pool.pids == pids != [os.getpid()]


def test_equal_pages_are_equal_byte_for_byte(make_pool: MakePool) -> None:
    pool = make_pool(Limits(pages=2))

    assert len({pool.pdf(page("The same")) for _ in range(5)}) == 1


def test_pages_wanted_at_the_same_time_do_not_mix_and_share_the_processes(
    make_pool: MakePool,
) -> None:
    pool = make_pool(Limits(processes=2))

    with ThreadPoolExecutor(6) as threads:
        made = threads.map(lambda number: pool.pdf(page(f"Number {number}")), range(12))
        assert [words(pdf) for pdf in made] == [f"Number {number}" for number in range(12)]
    assert 1 <= len(pool.pids) <= 2


def test_a_process_that_ended_while_it_waited_is_replaced_unnoticed(make_pool: MakePool) -> None:
    pool = make_pool(Limits())
    pool.pdf(page("Before"))
    (pid,) = pool.pids
    os.kill(pid, signal.SIGKILL)

    assert words(pool.pdf(page("After"))) == "After"
    assert pool.pids != [pid]


def test_a_page_is_set_anew_when_its_process_is_killed_in_the_middle(make_pool: MakePool) -> None:
    pool = make_pool(Limits())
    pool.pdf(page("Before"))
    (pid,) = pool.pids
    os.kill(pid, signal.SIGSTOP)
    threading.Timer(0.2, os.kill, (pid, signal.SIGKILL)).start()

    assert words(pool.pdf(page("After"))) == "After"


def test_a_page_that_hangs_is_given_up_and_the_next_is_set(make_pool: MakePool) -> None:
    pool = make_pool(Limits(seconds=1))
    pool.pdf(page("Before"))
    (pid,) = pool.pids
    os.kill(pid, signal.SIGSTOP)

    with pytest.raises(NotSet, match="took too long"):
        pool.pdf(page("Never"))
    assert not psutil.pid_exists(pid)
    assert words(pool.pdf(page("After"))) == "After"


def test_whoever_waits_too_long_for_a_process_is_told_so(make_pool: MakePool) -> None:
    pool = make_pool(Limits(seconds=1))
    pool.pdf(page("Before"))
    os.kill(pool.pids[0], signal.SIGSTOP)

    with ThreadPoolExecutor(3) as threads:
        waiting = [threads.submit(pool.pdf, page("Never")) for _ in range(3)]
        errors = [str(future.exception()) for future in waiting]
    assert any("Many PDFs" in error for error in errors)


def test_a_page_that_needs_too_much_memory_is_refused_and_the_next_is_set(
    make_pool: MakePool,
) -> None:
    pool = make_pool(Limits(megabytes=160))

    with pytest.raises(NotSet, match="too large"):
        pool.pdf(page("Words " * 4_000_000))
    assert words(pool.pdf(page("After"))) == "After"


def test_a_page_with_something_wrong_is_refused_and_the_process_stays(make_pool: MakePool) -> None:
    pool = make_pool(Limits())
    pool.pdf(page("Before"))
    pids = pool.pids

    with pytest.raises(NotSet, match="administrator"):
        pool.pdf(replace(page("Wrong"), html=b""))
    assert pool.pids == pids


def test_a_process_is_replaced_after_so_many_pages(make_pool: MakePool) -> None:
    pool = make_pool(Limits(pages=3))
    pool.pdf(page("One"))
    pids = pool.pids
    pool.pdf(page("Two"))

    assert pool.pids == []
    assert words(pool.pdf(page("Three"))) == "Three"
    assert not psutil.pid_exists(pids[0])


def test_where_no_process_can_be_made_the_pool_says_so(
    make_pool: MakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    with pytest.raises(CannotStart):
        make_pool(Limits()).pdf(page("Never"))


PARENT = """
import signal, sys, time
from pathlib import Path
from builder.typesetting.job import Job
from builder.typesetting.pool import Limits, Pool
pool = Pool(Path(sys.argv[1]), Job(b"<p>On", ("p { display: block }",)), Limits())
pool.warm_up()
# Whoever starts the tests in the background may have told all programs to ignore it.
signal.signal(signal.SIGINT, signal.default_int_handler)
print(*pool.pids, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_processes_end_with_the_one_that_started_them(how: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(FONTS)],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as parent:
        assert parent.stdout
        renderer = psutil.Process(int(parent.stdout.readline()))
        assert renderer.is_running()
        parent.send_signal(how)
        parent.wait(60)
        gone, alive = psutil.wait_procs([renderer], timeout=60)

    assert (len(gone), alive) == (1, [])
