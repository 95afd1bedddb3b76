"""What tests of views start from."""

from collections.abc import Callable

import pytest
from django.test import Client

from builder.models import Posting, Section, User
from tests.views.editing import part_of

LogIn = Callable[[User], Client]


@pytest.fixture
def browser(log_in: LogIn, editor: User) -> Client:
    """A browser in which the editor is logged in."""
    return log_in(editor)


@pytest.fixture
def benefits(posting: Posting) -> Section:
    return part_of(posting, "benefits")


@pytest.fixture
def brief(posting: Posting) -> Section:
    return part_of(posting, "job_brief")


@pytest.fixture
def colleague(log_in: LogIn, owner: User) -> Client:
    """A second browser, in which the owner is logged in."""
    return log_in(owner)
