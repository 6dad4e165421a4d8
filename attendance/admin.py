"""Operators may look at evidence. Nobody changes it: the database refuses, and so does this."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from attendance.models import (
    Attestation,
    CheckNote,
    CheckPlan,
    Correction,
    EvidenceRemoval,
    EvidenceSeal,
    PresenceCheck,
    PresenceSpan,
    StateSpan,
)


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


@admin.register(CheckPlan)
class CheckPlanAdmin(ReadOnlyAdmin):
    # Not the seed: who knows it while the lecture runs knows the moments. The report shows it afterwards.
    fields = list_display = ("webinar", "made_at", "content_s", "launch", "per_s", "window_s", "edge_s")
    list_select_related = ("webinar",)
    search_fields = ("webinar__code",)


@admin.register(PresenceCheck)
class PresenceCheckAdmin(ReadOnlyAdmin):
    list_display = ("launched_at", "webinar", "number", "source", "slot", "planned_ms", "window_s")
    list_filter = ("source",)
    list_select_related = ("webinar",)
    search_fields = ("webinar__code",)


@admin.register(CheckNote)
class CheckNoteAdmin(ReadOnlyAdmin):
    list_display = ("at", "kind", "person", "presence_check")
    list_filter = ("kind",)
    list_select_related = ("person", "presence_check")
    search_fields = ("person__name", "person__email", "presence_check__webinar__code")
    show_full_result_count = False


@admin.register(Attestation)
class AttestationAdmin(ReadOnlyAdmin):
    list_display = ("at", "webinar", "person", "facilitator")
    list_select_related = ("webinar", "person", "facilitator")
    search_fields = ("webinar__code", "person__name", "facilitator__name")


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ("at", "webinar", "person", "kind", "started_at", "ended_at", "by")
    list_select_related = ("webinar", "person", "by")
    search_fields = ("webinar__code", "person__name", "reason")


@admin.register(EvidenceSeal)
class EvidenceSealAdmin(ReadOnlyAdmin):
    list_display = ("number", "webinar", "sealed_at", "rows", "head")
    list_select_related = ("webinar",)
    search_fields = ("webinar__code", "head")


@admin.register(EvidenceRemoval)
class EvidenceRemovalAdmin(ReadOnlyAdmin):
    list_display = ("removed_at", "webinar", "retention_years", "rows", "head")
    list_select_related = ("webinar",)
    search_fields = ("webinar__code", "head")
