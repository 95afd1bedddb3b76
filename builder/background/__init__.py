"""Long work apart from requests: `start` puts it into the queue, `manage.py work` does it."""

from builder.background.queue import start, undo_changes

__all__ = ["start", "undo_changes"]
