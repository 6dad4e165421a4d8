"""Webinars, for operators: to look things up and to repair, never for daily work."""

from django.contrib import admin
from unfold.admin import ModelAdmin, TabularInline

from webinars.models import Break, Interruption, Lecturership, Registration, Webinar


class LecturershipInline(TabularInline):  # type: ignore[misc]
    model = Lecturership
    autocomplete_fields = ("lecturer",)
    extra = 0


class BreakInline(TabularInline):  # type: ignore[misc]
    model = Break
    extra = 0


class InterruptionInline(TabularInline):  # type: ignore[misc]
    model = Interruption
    extra = 0


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
