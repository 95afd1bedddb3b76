"""The app's configuration."""

from django.apps import AppConfig


class BuilderConfig(AppConfig):
    """Role templates, postings and their exports."""

    name = "builder"
