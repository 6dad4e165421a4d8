from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MaterialsConfig(AppConfig):
    name = "webinars.materials"
    verbose_name = _("Materials")

    def ready(self) -> None:
        from webinars.live.parts import register_part
        from webinars.materials import receivers  # noqa: F401  (listens to copies, starts and ends of webinars)
        from webinars.materials.live.part import MaterialsPart

        register_part(MaterialsPart())
