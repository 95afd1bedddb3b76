"""Renderer processes kept warm: no page that is set in them can harm whoever asked for it."""

import logging
import shutil
import subprocess
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil

from builder.own_process import start
from builder.typesetting.job import READY, Job, Refusal

_START_SECONDS = 60
_END_SECONDS = 5
# A process this near to its limit would refuse the next long page.
_FULL = 0.8

logger = logging.getLogger(__name__)


class NotSet(Exception):
    """No PDF was made; the message says why, and what to do, to the person who asked."""


class CannotStart(Exception):
    """No process can be made here."""


class _Hung(Exception):
    """A process did not answer in time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a pool and each of its processes may take."""

    processes: int = 1
    seconds: int = 30
    """For one page, and for waiting until a process is free."""
    megabytes: int = 512
    pages: int = 1000
    """After so many a process is replaced, whatever it may have gathered."""


class _Renderer:
    """One process, ready to set a page."""

    def __init__(self, fonts: Path, limits: Limits, trial: Job) -> None:
        self._limits = limits
        self._pages = 0
        # The process clears it away when it ends, and we do when it is killed.
        self._folder = tempfile.mkdtemp(prefix="jobdesc-pdf-")
        arguments = (self._folder, fonts, limits.seconds, limits.megabytes)
        self._connection: Connection[Any, Any]
        try:
            self._process, self._connection = start("builder.typesetting.renderer", *arguments)
        except OSError as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise CannotStart(str(error)) from error
        try:
            if self.ask(trial, _START_SECONDS) != READY:
                raise CannotStart("It answers with something else.")
        except (EOFError, OSError, _Hung) as error:
            self.kill()
            raise CannotStart("A renderer process ends as soon as it starts.") from error

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def worn(self) -> bool:
        """Whether it has done enough, or grown too much, to be kept."""
        full = self._limits.megabytes * 1024 * 1024 * _FULL
        try:
            size = psutil.Process(self.pid).memory_info().rss
        except psutil.Error:
            return True
        return self._pages >= self._limits.pages or size > full

    def ask(self, job: Job, seconds: float) -> Any:
        """Return what the process answers.

        Raises:
            EOFError, OSError: it ended before it answered.
            _Hung: it did not answer in time.

        """
        self._connection.send(job)
        if not self._connection.poll(seconds):
            raise _Hung
        self._pages += 1
        return self._connection.recv()

    def dismiss(self) -> None:
        """Let it end by itself, now that nobody asks any more."""
        self._connection.close()

    def end(self) -> None:
        """Let it end by itself, or make it."""
        self.dismiss()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)
        self.kill()

    def kill(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def forget(self) -> None:
        """Leave it to the process that we were forked from."""
        self._connection.close()
        self._process.returncode = 0


class Pool:
    """Up to so many processes, each started when it is first needed. For several threads."""

    def __init__(self, fonts: Path, trial: Job, limits: Limits) -> None:
        """Make a pool that finds fonts in the folder `fonts`.

        `trial` is a page that each new process sets first, to have all at hand that pages need.
        """
        self._fonts = fonts
        self._trial = trial
        self._limits = limits
        self._permits = threading.BoundedSemaphore(limits.processes)
        self._idle: list[_Renderer] = []

    def pdf(self, job: Job) -> bytes:
        """Return the page as PDF.

        Raises:
            NotSet: it takes too long or too much memory, or something is wrong with it.
            CannotStart: no process can be made here.

        """
        if not self._permits.acquire(timeout=self._limits.seconds):
            raise NotSet("Many PDFs are being made at this moment. Try again in a minute.")
        try:
            return self._pdf(job)
        finally:
            self._permits.release()

    def warm_up(self) -> None:
        """Start a process now, so that the first person who needs one does not wait for it."""
        with self._permits:
            self._idle.append(self._take())

    def close(self) -> None:
        """End all processes that have nothing to do."""
        for renderer in self._idle:
            renderer.dismiss()
        while self._idle:
            self._idle.pop().end()

    def forget(self) -> None:
        """Let go of the processes after a fork: they belong to the process forked from."""
        while self._idle:
            self._idle.pop().forget()

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes that wait for work."""
        return [renderer.pid for renderer in self._idle]

    def _take(self) -> _Renderer:
        # The last that worked: its memory is warm, and the others may end for want of work.
        try:
            return self._idle.pop()
        except IndexError:
            return _Renderer(self._fonts, self._limits, self._trial)

    def _pdf(self, job: Job) -> bytes:
        # A process may have ended while it waited, or through a page before this one. The second
        # try starts a new one: those that wait may have ended as well.
        for renderer in (self._take(), None):
            renderer = renderer or _Renderer(self._fonts, self._limits, self._trial)
            try:
                answer = renderer.ask(job, self._limits.seconds)
            except (EOFError, OSError):
                renderer.kill()
                logger.warning("A renderer process ended in the middle of its work")
            except _Hung:
                renderer.kill()
                logger.error("A page took longer than %s seconds", self._limits.seconds)
                raise NotSet(
                    "The PDF took too long to make. Shorten the posting, or try again later."
                ) from None
            else:
                return self._settled(renderer, answer)
        raise NotSet(
            "The PDF could not be made. Try again; if it happens again, tell your administrator."
        )

    def _settled(self, renderer: _Renderer, answer: bytes | Refusal) -> bytes:
        """Put the process back, or end it where that is better, and return its PDF."""
        if answer is Refusal.MEMORY or renderer.worn:
            renderer.end()
        else:
            self._idle.append(renderer)
        if answer is Refusal.MEMORY:
            logger.error("A page needed more than %s MB", self._limits.megabytes)
            raise NotSet("The PDF would be too large. Shorten the posting.")
        if isinstance(answer, Refusal):
            raise NotSet("The PDF could not be made. Tell your administrator which posting it is.")
        return answer
