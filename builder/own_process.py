"""Starts a module of ours as a process of its own, for work that could harm who asks for it."""

import socket
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent


def start(
    module: str, *arguments: object
) -> tuple[subprocess.Popen[bytes], "Connection[Any, Any]"]:
    """Return the process, and our end of a connection to it.

    Its first argument is the number of the file that is its end; `arguments` follow.

    Raises:
        OSError: no process can be started.

    """
    ours, theirs = socket.socketpair()
    with theirs:
        try:
            process = subprocess.Popen(
                [sys.executable, "-m", module, str(theirs.fileno()), *map(str, arguments)],
                pass_fds=[theirs.fileno()],
                cwd=_ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                # Ctrl-C is for whoever started us; our end ends this process too.
                start_new_session=True,
            )
        except OSError:
            ours.close()
            raise
    return process, Connection(ours.detach())
