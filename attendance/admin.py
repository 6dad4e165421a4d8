"""Operators may look at evidence. Nobody changes it: the database refuses, and so does this."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from attendance.models import PresenceSpan, StateSpan


class ReadOnlyAdmin(ModelAdmin):  # type: ignore[misc]  # unfold comes without types
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(PresenceSpan)
class PresenceSpanAdmin(ReadOnlyAdmin):
    list_display = ("started_at", "ended_at", "ended_how", "person", "webinar", "device_label", "mode", "beats")
    list_filter = ("ended_how", "mode", "as_host")
    list_select_related = ("person", "webinar")
    search_fields = ("person__name", "person__email", "webinar__code", "connection")
    date_hierarchy = "started_at"
    show_full_result_count = False


@admin.register(StateSpan)
class StateSpanAdmin(ReadOnlyAdmin):
    list_display = ("started_at", "ended_at", "kind", "presence", "is_closed")
    list_filter = ("kind",)
    list_select_related = ("presence",)
    search_fields = ("presence__person__name", "presence__webinar__code")
    show_full_result_count = False
