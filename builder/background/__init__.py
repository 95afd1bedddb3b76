"""Long work apart from requests: `start` puts it into the queue, `manage.py work` does it."""

from builder.background.queue import start

__all__ = ["start"]
