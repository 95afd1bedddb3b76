"""Limits to how often something may be tried."""

import time

from django.core.cache import cache


def allows(what: str, *, times: int, seconds: int) -> bool:
    """Count a try of `what`, and say whether it is within `times` tries in `seconds`.

    Time is cut into stretches of `seconds` by the clock, and each counts anew.
    """
    key = f"throttle-{what}-{int(time.time()) // seconds}"
    # Not `incr`, which would keep each count for five minutes from the last try.
    tries = cache.get(key, 0) + 1
    cache.set(key, tries, timeout=seconds)
    return bool(tries <= times)
