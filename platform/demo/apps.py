from django.apps import AppConfig


class DemoConfig(AppConfig):
    """People, standards and webinars that make every page alive on a machine of one's own. No models."""

    name = "demo"
