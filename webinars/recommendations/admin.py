from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from webinars.recommendations.models import Recommendation


@admin.register(Recommendation)
class RecommendationAdmin(ModelAdmin):  # type: ignore[misc]
    """For operators who look into what went wrong. Moderators hide on the page, with a reason; who wrote one is for auditors."""

    list_display = ("code", "webinar", "node", "kind", "state", "written_at")
    list_filter = ("state", "kind")
    list_select_related = ("webinar", "node")
    search_fields = ("code", "text", "webinar__code", "node__code")
    exclude = ("person", "region")
    readonly_fields = tuple(
        field.name for field in Recommendation._meta.fields if field.name not in {"person", "region"}
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Recommendation | None = None) -> bool:
        return False
