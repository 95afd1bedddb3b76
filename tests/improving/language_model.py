"""A server that speaks as a language model's does, and says what a test wants it to."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Act = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers one request as its `LanguageModel` was told to."""

    server: "LanguageModel"

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(
            {"path": self.path, "headers": dict(self.headers), "question": question}
        )
        try:
            self.server.act(self)
        except OSError:
            # Who asked did not want to wait any longer.
            self.close_connection = True

    def do_GET(self) -> None:
        """Be found by whoever follows a redirect."""
        self.server.asked.append({"path": self.path})
        self.answer(200, b"{}")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Keep quiet."""


class LanguageModel(ThreadingHTTPServer):
    """The server. `asked` holds what reached it, `ended` is set when the test is over."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, Any]] = []
        self.ended = Event()
        self.act: Act = lambda handler: handler.answer(500, b"")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def says(self, text: str | None, finish_reason: str = "stop") -> None:
        """Answer every question with `text`."""
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": finish_reason}
        self.sends(json.dumps({"choices": [choice]}).encode())

    def sends(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Answer every question with these bytes."""
        self.act = lambda handler: handler.answer(status, body, **headers)

    def waits(self) -> None:
        """Take every question and answer none."""

        def act(handler: Handler) -> None:
            self.ended.wait()

        self.act = act

    def drips(self, start: bytes, drop: bytes) -> None:
        """Send `start` and then `drop` again and again, often enough to look alive."""

        def act(handler: Handler) -> None:
            handler.wfile.write(start)
            while not self.ended.wait(0.02):
                handler.wfile.write(drop)
                handler.wfile.flush()

        self.act = act


@contextmanager
def running() -> Iterator[LanguageModel]:
    """Run a server for as long as the block lasts."""
    with LanguageModel() as model:
        Thread(target=model.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield model
        finally:
            model.ended.set()
            model.shutdown()
