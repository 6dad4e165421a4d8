from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WatchingConfig(AppConfig):
    name = "attendance.watching"
    verbose_name = _("Watching of recordings")

    def ready(self) -> None:
        from attendance.domain.forgetting import register_named
        from attendance.watching.models import Sitting

        register_named(Sitting, "person")
