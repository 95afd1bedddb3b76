"""Addresses as people outside of the product need them."""

from django.conf import settings
from django.urls import reverse


def absolute(view: str, *names: object) -> str:
    """Return the whole address of a view: ours, whatever host the request named."""
    return settings.SITE_URL + reverse(view, args=names)
