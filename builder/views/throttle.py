"""Limits to how often something may be tried."""

from django.core.cache import cache


def allows(what: str, *, times: int, seconds: int) -> bool:
    """Count a try of `what`, and say whether it is within `times` tries in `seconds`."""
    key = f"throttle-{what}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) <= times
    except ValueError:
        # It ran out between the two calls: this is the first try of a new stretch.
        cache.set(key, 1, timeout=seconds)
        return True
