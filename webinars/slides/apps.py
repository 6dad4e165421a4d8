from django.apps import AppConfig


class SlidesConfig(AppConfig):
    name = "webinars.slides"
    label = "slides"

    def ready(self) -> None:
        from webinars.live.parts import register_part
        from webinars.slides import receivers  # noqa: F401  (files go with their rows)
        from webinars.slides.live.part import SlidesPart

        register_part(SlidesPart())
