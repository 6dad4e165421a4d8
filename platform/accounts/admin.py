"""People and organisations, for operators."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.db import transaction
from django.db.models import Field
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from accounts.models import Organisation, Region, User
from accounts.roles import Role
from accounts.signals import rights_changed

RIGHTS = {"roles", "organisation", "is_active", "is_superuser"}
"""Fields of a person on which rights rest."""


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ModelAdmin):  # type: ignore[type-arg,misc]
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    ordering = ("email",)
    list_display = ("email", "name", "organisation", "roles", "is_active")
    list_filter = ("is_active", "is_staff")
    list_select_related = ("organisation",)
    search_fields = ("email", "name", "name_latin")
    autocomplete_fields = ("organisation",)
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        ("Person", {"fields": ("name", "name_latin", "organisation", "position", "language", "time_zone")}),
        ("Rights", {"fields": ("roles", "is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "password1", "password2")}),)
    filter_horizontal = ()

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        """Roles are chosen, not typed."""
        if db_field.name == "roles":
            return forms.MultipleChoiceField(
                choices=Role.choices, required=False, widget=UnfoldAdminCheckboxSelectMultipleWidget
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and not RIGHTS.isdisjoint(form.changed_data):
            transaction.on_commit(partial(rights_changed.send_robust, sender=User, person_id=obj.pk))


@admin.register(Organisation)
class OrganisationAdmin(ModelAdmin):  # type: ignore[misc]
    list_display = ("name_kk", "kind", "region", "district")
    list_filter = ("kind", "region")
    list_select_related = ("region",)
    search_fields = ("name_kk", "name_ru", "name_en")
    autocomplete_fields = ("parent",)
    fieldsets = (
        (None, {"fields": ("kind", "name_kk", "name_ru", "name_en", "parent")}),
        ("Place", {"fields": ("region", "district", "city")}),
        ("On certificates", {"fields": ("address_kk", "address_ru", "address_en", "registry_number")}),
    )


@admin.register(Region)
class RegionAdmin(ModelAdmin):  # type: ignore[misc]
    list_display = ("code", "name_kk", "name_ru", "name_en")
    search_fields = ("code", "name_kk", "name_ru", "name_en")
