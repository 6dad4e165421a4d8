"""Standards, for operators."""

from django.contrib import admin
from unfold.admin import ModelAdmin, TabularInline

from standards.models import Node, NodeType, Standard, StandardVersion


class NodeTypeInline(TabularInline):  # type: ignore[misc]
    model = NodeType
    extra = 0


@admin.register(Standard)
class StandardAdmin(ModelAdmin):  # type: ignore[misc]
    list_display = ("slug", "title_kk", "title_ru", "title_en")


@admin.register(StandardVersion)
class StandardVersionAdmin(ModelAdmin):  # type: ignore[misc]
    list_display = ("standard", "label", "status", "registration_number", "in_force_from", "in_force_to", "is_demo")
    list_filter = ("status", "is_demo")
    list_select_related = ("standard",)
    inlines = (NodeTypeInline,)


@admin.register(Node)
class NodeAdmin(ModelAdmin):  # type: ignore[misc]
    list_display = ("code", "title_kk", "type", "version")
    list_filter = ("version",)
    list_select_related = ("type", "version__standard")
    search_fields = ("code", "title_kk", "title_ru", "title_en")
    autocomplete_fields = ("parent",)
