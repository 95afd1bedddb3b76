"""The background process, as a script that knows the kind of work for tests, and is impatient."""

import os
from datetime import timedelta

import django
import pytest
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
django.setup()

from builder.background import in_hand, kinds, queue  # noqa: E402
from tests.background.counting import COUNT  # noqa: E402

with pytest.MonkeyPatch.context() as patch:
    patch.setitem(kinds.KINDS, "count", COUNT)
    patch.setattr(queue, "LEASE", timedelta(seconds=2))
    patch.setattr(in_hand, "SAVE_EVERY", 0)
    patch.setattr(in_hand, "BEAT_EVERY", 0.2)
    call_command("work")
