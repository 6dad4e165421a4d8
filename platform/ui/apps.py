from django.apps import AppConfig


class UiConfig(AppConfig):
    """The design system: styles, scripts, template tags and the page /design/ that shows them. No models."""

    name = "ui"
