"""For operators: what is recorded and where the files stand. Nothing is changed here."""

from typing import ClassVar

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from recordings.models import Recording


@admin.register(Recording)
class RecordingAdmin(ModelAdmin):  # type: ignore[misc]  # unfold has no types
    list_display = (
        "webinar",
        "state",
        "error",
        "duration_ms",
        "closed_at",
        "download_state",
        "download_progress",
        "download_error",
    )
    list_filter = ("state", "download_state")
    list_select_related = ("webinar",)
    search_fields = ("webinar__code", "webinar__title_kk", "webinar__title_ru", "webinar__title_en")
    date_hierarchy = "created_at"
    readonly_fields: ClassVar[tuple[str, ...]] = tuple(field.name for field in Recording._meta.fields)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Recording | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Recording | None = None) -> bool:
        return False
