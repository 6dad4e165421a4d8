from django.apps import AppConfig


class SlidesConfig(AppConfig):
    name = "webinars.slides"
    label = "slides"
