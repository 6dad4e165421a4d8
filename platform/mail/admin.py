from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from mail.models import Letter
from mail.tasks import deliver_letter


@admin.register(Letter)
class LetterAdmin(ModelAdmin):  # type: ignore[misc]  # unfold has no types
    """Letters that have not left: what waits, what was refused."""

    list_display = ["id", "recipients", "queued_at", "refused_at"]
    list_filter = ["queued_at", "refused_at"]
    fields = ["sender", "recipients", "queued_at", "refused_at"]
    readonly_fields = fields
    actions = ["try_again"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.action(description=_("Try to deliver again"))
    def try_again(self, request: HttpRequest, queryset: QuerySet[Letter]) -> None:
        for letter in queryset:
            Letter.objects.filter(pk=letter.pk).update(refused_at=None)
            deliver_letter.defer(letter_id=letter.pk)
