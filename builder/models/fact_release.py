"""Which release of which public data is loaded."""

from django.db import models


class FactRelease(models.Model):
    """A set of facts that was loaded: its name, its release, and a hash of where it came from."""

    name = models.CharField(max_length=20, primary_key=True)
    release = models.CharField(max_length=40)
    source_hash = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.name} {self.release}"
