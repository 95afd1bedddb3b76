"""Background processes as they are: killed, stopped, started again, kept."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from django.db import connection

from builder.models import Work
from jobdesc.keeper import kept
from tests.background.conftest import Start

Run = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def run(files: Path) -> Iterator[Run]:
    """Starts a background process on the database of this test."""
    address = urlsplit(os.environ["DATABASE_URL"])
    database = address._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    environment = os.environ | {"DATABASE_URL": database, "JOBDESC_FILES": str(files)}
    processes = []

    def start() -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "tests.background.process"]
        processes.append(subprocess.Popen(command, env=environment))
        return processes[-1]

    yield start
    for process in processes:
        process.kill()
        process.wait()


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until something is so; a minute is more than any machine needs."""
    patience = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < patience, "It did not happen."
        time.sleep(0.05)


@pytest.mark.django_db(transaction=True)
def test_work_outlives_the_processes_that_do_it(start: Start, run: Run) -> None:
    work = start(items=20, seconds=0.05)

    def is_under_way() -> bool:
        work.refresh_from_db()
        return work.state == Work.State.RUNNING and work.done > 1

    killed = run()
    wait_for(is_under_way)
    killed.kill()
    killed.wait()
    assert is_under_way()
    stopped = run()
    wait_for(lambda: is_under_way() and work.crashes)
    stopped.terminate()
    assert stopped.wait() == 0
    work.refresh_from_db()
    assert work.state == Work.State.WAITING
    run()
    wait_for(lambda: Work.objects.filter(pk=work.pk, state=Work.State.DONE).exists())
    work.refresh_from_db()
    assert (work.done, work.crashes) == (20, 1)
    with work.file.open() as file:
        assert len(file.read().split()) == 20


WRITE = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1], str(os.getpid())).touch()"


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """A command that writes its process number down and then stays."""
    return [sys.executable, "-c", f"{WRITE}; time.sleep(60)", str(tmp_path)]


def running(folder: Path) -> list[psutil.Process]:
    """Return the commands that run."""
    numbers = (int(path.name) for path in folder.iterdir())
    return [psutil.Process(number) for number in numbers if psutil.pid_exists(number)]


def test_a_keeper_starts_its_command_again_and_ends_it(command: list[str], tmp_path: Path) -> None:
    with kept(command):
        wait_for(lambda: running(tmp_path))
        (first,) = running(tmp_path)
        first.kill()
        wait_for(lambda: len(list(tmp_path.iterdir())) == 2)
    assert not running(tmp_path)


def test_a_keeper_ends_its_command_when_its_own_starter_is_killed(
    command: list[str], tmp_path: Path
) -> None:
    script = "import sys, time; from jobdesc.keeper import kept"
    stay = "with kept(sys.argv[1:]): time.sleep(60)"
    starter = subprocess.Popen([sys.executable, "-c", f"{script}\n{stay}", *command])
    wait_for(lambda: running(tmp_path))
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    wait_for(lambda: not running(tmp_path))
