"""Webinars, for operators: to look things up and to repair, never for daily work."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from webinars.domain.rights import tell_right_taken
from webinars.models import Break, Interruption, Lecturership, Registration, Webinar


class LecturershipInline(TabularInline):  # type: ignore[misc]
    model = Lecturership
    autocomplete_fields = ("lecturer",)
    extra = 0


class EvidenceInline(TabularInline):  # type: ignore[misc]
    """To look at: minutes are counted by it."""

    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class BreakInline(EvidenceInline):
    model = Break


class InterruptionInline(EvidenceInline):
    model = Interruption


@admin.register(Webinar)
class WebinarAdmin(ModelAdmin):  # type: ignore[misc]
    list_display = ("code", "title_kk", "organisation", "state", "starts_at", "started_at", "ended_at")
    list_filter = ("state", "language")
    list_select_related = ("organisation",)
    search_fields = ("code", "title_kk", "title_ru", "title_en")
    autocomplete_fields = ("organisation", "created_by")
    # The life of a webinar goes through its verbs (webinars/domain), which tell people and other apps.
    readonly_fields = (
        "code",
        "state",
        "started_at",
        "ended_at",
        "published_at",
        "rescheduled_at",
        "cancelled_at",
        "broadcast",
        "ics_sequence",
        "event_seq",
        "copied_from",
    )
    exclude = ("nodes",)
    inlines = (LecturershipInline, BreakInline, InterruptionInline)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Also in a running lecture: who is taken off it is out of the studio at once."""
        lecturers = form.instance.lecturerships.values_list("lecturer_id", flat=True)
        before = set(lecturers)
        super().save_related(request, form, formsets, change)
        for person_id in before - set(lecturers.all()):
            tell_right_taken(form.instance, person_id)


@admin.register(Registration)
class RegistrationAdmin(ModelAdmin):  # type: ignore[misc]
    list_display = ("person", "webinar", "state", "registered_at", "confirmed_at")
    list_filter = ("state",)
    list_select_related = ("person", "webinar")
    search_fields = ("person__email", "person__name", "webinar__code")
    autocomplete_fields = ("person", "webinar")
    readonly_fields = (
        "state",
        "confirmed_at",
        "decided_by",
        "decided_at",
        "ics_revision",
        "reminded_day_at",
        "reminded_hour_at",
        "reminded_soon_at",
    )
