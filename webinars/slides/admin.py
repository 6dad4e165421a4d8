from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from webinars.slides.models import Deck


@admin.register(Deck)
class DeckAdmin(ModelAdmin):  # type: ignore[misc]
    """For operators who look into what went wrong. What a deck contains never changes."""

    list_display = ("title", "webinar", "state", "page_count", "error", "created_at")
    list_filter = ("state",)
    search_fields = ("title", "code", "file_name", "webinar__code")
    readonly_fields = tuple(field.name for field in Deck._meta.fields)
    list_select_related = ("webinar",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Deck | None = None) -> bool:
        return False  # its files would stay: the team deletes it on its page
