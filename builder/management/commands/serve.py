"""Serves the product: what `script/server` and the container run."""

import signal
import socket
import sys
import threading
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.urls import reverse
from gunicorn.app.base import BaseApplication

from builder.exports import pdf
from builder.models import Invitation
from jobdesc.keeper import kept

_BACKGROUND = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work", "--kept"]


class Command(BaseCommand):
    """Prepares, says where to go, and serves until it is told to stop."""

    help = "Prepare the database and serve on HOST and PORT until Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve; returns when the server was told to stop."""
        _require_free_port(settings.HOST, settings.PORT)
        call_command("prepare", stderr=self.stderr)
        self._welcome()
        # What is open now must not be shared by the worker processes.
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
        with kept(_BACKGROUND, settings.WORKERS):
            _Server().run()

    def _welcome(self) -> None:
        token = Invitation.issue_first_run()
        if token is None:
            self.stdout.write(f"\nReady: {settings.SITE_URL}\nCtrl-C stops it.\n")
        else:
            address = settings.SITE_URL + reverse("welcome", args=[token])
            self.stdout.write(
                "\nReady. Open this link to name your organization and make the first account.\n"
                f"It works once, within seven days:\n\n  {address}\n\nCtrl-C stops it.\n"
            )
        self.stdout.flush()


class _Server(BaseApplication):
    """Gunicorn with our settings, in this process."""

    def load_config(self) -> None:
        for name, value in {
            "bind": f"{settings.HOST}:{settings.PORT}",
            "workers": settings.WEB_PROCESSES,
            "threads": 4,
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 20,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": _begin,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()


def _begin(worker: object) -> None:
    """Let a fresh worker start its PDF process while the first person reads the first page."""
    # Ctrl-C reaches every process of the terminal. Gunicorn's own tells its workers to stop, and
    # two orders at once end in a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=pdf.warm_up, daemon=True).start()


def _require_free_port(host: str, port: int) -> None:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise CommandError(f"There is no address for the host {host!r}; HOST sets it.") from error
    # The workers of a server that was killed hold on to the port for a moment longer.
    patience = time.monotonic() + 5
    while (problem := _binding_problem(family, address)) and time.monotonic() < patience:
        time.sleep(0.1)
    if problem:
        raise CommandError(
            f"Port {port} on {host} cannot be used: {problem}. Another program, perhaps this one, "
            f"uses it already. Stop that, or choose another port:\n  PORT={port + 1} script/server"
        )


def _binding_problem(family: int, address: Any) -> str | None:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            return error.strerror or str(error)
    return None
