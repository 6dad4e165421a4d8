"""For operators: to look, and to find out what happened. Questions are written on the pages of the product."""

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from quizzes.models import Answer, Attempt, Choice, Question, Quiz


class ReadOnly:
    """Nothing is added, changed or deleted here: it is evidence, or has verbs of its own."""

    def has_add_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


class ChoiceInline(ReadOnly, TabularInline):  # type: ignore[misc]
    model = Choice
    extra = 0
    fields = ("text_kk", "text_ru", "text_en", "correct")


class AnswerInline(ReadOnly, TabularInline):  # type: ignore[misc]
    model = Answer
    extra = 0
    fields = ("question", "chosen", "flagged", "revision", "saved_at")


@admin.register(Quiz)
class QuizAdmin(ReadOnly, ModelAdmin):  # type: ignore[misc]
    list_display = ("heading", "webinar", "state", "pass_pct", "max_attempts", "min_attendance_pct", "opened_at")
    list_filter = ("state",)
    list_select_related = ("webinar",)
    search_fields = ("webinar__title_kk", "webinar__title_ru", "webinar__title_en", "webinar__code")


@admin.register(Question)
class QuestionAdmin(ReadOnly, ModelAdmin):  # type: ignore[misc]
    list_display = ("text", "quiz", "kind", "points", "active", "asked_at")
    list_filter = ("kind", "active")
    list_select_related = ("quiz__webinar",)
    search_fields = ("text_kk", "text_ru", "text_en", "code")
    inlines = (ChoiceInline,)


@admin.register(Attempt)
class AttemptAdmin(ReadOnly, ModelAdmin):  # type: ignore[misc]
    list_display = ("person", "quiz", "number", "started_at", "submitted_at", "score_pct", "passed")
    list_filter = ("passed",)
    list_select_related = ("person", "quiz__webinar")
    search_fields = ("person__email", "person__name", "quiz__webinar__code")
    date_hierarchy = "started_at"
    inlines = (AnswerInline,)
