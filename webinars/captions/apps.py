from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CaptionsConfig(AppConfig):
    name = "webinars.captions"
    label = "captions"
    verbose_name = _("Captions")

    def ready(self) -> None:
        from webinars.captions import receivers  # noqa: F401  (lines stay with what was said)
        from webinars.captions.live.part import CaptionsPart
        from webinars.live.parts import register_part

        register_part(CaptionsPart())
