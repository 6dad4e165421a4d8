from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PollsConfig(AppConfig):
    name = "webinars.polls"
    verbose_name = _("Polls")

    def ready(self) -> None:
        from webinars.live.parts import register_part
        from webinars.polls import receivers  # noqa: F401  (listens to copies and ends of webinars)
        from webinars.polls.live.part import PollsPart

        register_part(PollsPart())
