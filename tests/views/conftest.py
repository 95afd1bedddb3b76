"""What tests of views start from."""

from collections.abc import Callable

import pytest
from django.test import Client

from builder.models import User

LogIn = Callable[[User], Client]


@pytest.fixture
def browser(log_in: LogIn, editor: User) -> Client:
    """A browser in which the editor is logged in."""
    return log_in(editor)
