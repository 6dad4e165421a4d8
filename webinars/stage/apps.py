from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StageConfig(AppConfig):
    name = "webinars.stage"
    verbose_name = _("Hands and microphone")

    def ready(self) -> None:
        from webinars.domain import events
        from webinars.live.parts import register_part
        from webinars.stage import receivers  # (listens to breaks and ends of webinars)
        from webinars.stage.live.part import StagePart

        register_part(StagePart())
        events.listeners.append(receivers.hear)
