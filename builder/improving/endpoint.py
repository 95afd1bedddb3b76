"""The server that holds the language model, spoken to as to OpenAI's "chat completions".

Everything about it is bounded: time, size of the answer, and how many wait for it at once.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import BoundedSemaphore

import httpx
from pydantic import BaseModel, ValidationError

from builder.improving.prompt import Message
from builder.improving.task import CannotImprove

ANSWER_BYTES = 1024 * 1024
_CONNECT_SECONDS = 5.0

# A web process has few threads. Most of them must stay free for those who do not wait.
_AT_ONCE = 2
_free = BoundedSemaphore(_AT_ONCE)

_log = logging.getLogger(__name__)

_TELL = "Please tell whoever runs Jobdesc for you."
_NO_SENSE = f"The writing service sent an answer that we cannot read. {_TELL}"
_REFUSALS = {
    401: f"The writing service did not accept our key. {_TELL}",
    403: f"The writing service did not accept our key. {_TELL}",
    404: f"The writing service does not know the address or the model that is set. {_TELL}",
    413: "The writing service finds this text too long. Split the section, then try again.",
    429: "The writing service has too much to do. Wait a minute, then try again.",
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the language model is, and within which bounds it is asked.

    `address` is the http or https address that "/chat/completions" is added to. `key` is sent as
    a bearer token, where there is one. `seconds` bounds the whole exchange. `max_tokens` bounds
    the length of the answer; 0 leaves it to the server.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 30.0
    max_tokens: int = 0


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Reply(BaseModel):
    choices: list[_Choice]


def ask(endpoint: Endpoint, messages: list[Message]) -> str:
    """Return what the language model answers, as it came.

    Raises:
        CannotImprove: it did not answer, not in time, not in full, or with something else.

    """
    if not _free.acquire(blocking=False):
        raise CannotImprove("Several people are asking at once. Wait a moment, then try again.")
    # Of its own, because only the clock of an event loop bounds an exchange as a whole, and the
    # thread of the request may have a loop already.
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="improve")
    exchange = pool.submit(lambda: asyncio.run(_exchange(endpoint, messages)))
    exchange.add_done_callback(lambda _: _free.release())
    pool.shutdown(wait=False)
    try:
        # Looking up the host's name is the one thing that the loop cannot interrupt.
        status, body = exchange.result(timeout=endpoint.seconds + 1)
    except (TimeoutError, httpx.TimeoutException) as error:
        raise CannotImprove(
            f"No suggestion came within {endpoint.seconds:g} seconds. "
            "Try again, or split the section if it is long."
        ) from error
    except httpx.HTTPError as error:
        _log.warning("No exchange with the language model: %s", type(error).__name__)
        raise CannotImprove(
            "The writing service cannot be reached. Try again in a few minutes."
        ) from error
    if status != httpx.codes.OK:
        _log.warning("The language model's server answered %s", status)
        raise CannotImprove(_refusal(status))
    return _content(body)


async def _exchange(endpoint: Endpoint, messages: list[Message]) -> tuple[int, bytes]:
    """Return the status and the body of the answer; of a refusal only the status."""
    question = {"model": endpoint.model, "messages": messages, "stream": False}
    if endpoint.max_tokens:
        question["max_tokens"] = endpoint.max_tokens
    # Compressed, a small answer could become a huge one here.
    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    limits = httpx.Timeout(endpoint.seconds, connect=min(_CONNECT_SECONDS, endpoint.seconds))
    async with (
        asyncio.timeout(endpoint.seconds),
        # A redirect could lead text and key to another host.
        httpx.AsyncClient(timeout=limits, follow_redirects=False) as client,
        client.stream(
            "POST", f"{endpoint.address}/chat/completions", json=question, headers=headers
        ) as response,
    ):
        body = bytearray()
        if response.status_code == httpx.codes.OK:
            async for piece in response.aiter_raw():
                body += piece
                if len(body) > ANSWER_BYTES:
                    raise CannotImprove(_NO_SENSE)
        return response.status_code, bytes(body)


def _refusal(status: int) -> str:
    if known := _REFUSALS.get(status):
        return known
    if httpx.codes.is_redirect(status):
        return f"The writing service has moved to another address. {_TELL}"
    if httpx.codes.is_server_error(status):
        return "The writing service is in trouble. Try again in a few minutes."
    return f"The writing service refused the request. {_TELL}"


def _content(body: bytes) -> str:
    try:
        choice = _Reply.model_validate_json(body).choices[0]
    except (ValidationError, IndexError) as error:
        _log.warning("The language model's server sent something else than an answer")
        raise CannotImprove(_NO_SENSE) from error
    if choice.finish_reason == "length":
        raise CannotImprove(
            "The suggestion was cut off, because it is longer than the writing service may "
            "write. Split the section, then try again."
        )
    return choice.message.content or ""
