from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "attendance.imports"
    label = "imports"
    verbose_name = _("Imports from Zoom and Teams")

    def ready(self) -> None:
        from attendance.domain.forgetting import register_named
        from attendance.imports import receivers  # noqa: F401  (files go with the evidence)
        from attendance.imports.models import ImportedSpan, MeetingImport

        register_named(ImportedSpan, "person")
        register_named(MeetingImport, "by")
