"""For operators: policies may be worded and get new versions; hours and certificates can only be looked at."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from accounts.models import User
from credits.models import (
    Appeal,
    AppealDecision,
    Assessment,
    Attachment,
    Certificate,
    CreditTerms,
    FieldOfStudy,
    LedgerEntry,
    Policy,
    PolicyVersion,
)


class ReadOnly(ModelAdmin):  # type: ignore[misc]  # unfold has no types
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Policy)
class PolicyAdmin(ModelAdmin):  # type: ignore[misc]
    list_display = ("slug", "name_kk", "organisation", "is_offered", "order")
    list_editable = ("is_offered", "order")

    def get_readonly_fields(self, request: HttpRequest, obj: Policy | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(PolicyVersion)
class PolicyVersionAdmin(ReadOnly):
    """Versions are added, never changed; the model checks the parameters."""

    list_display = ("policy", "version", "created_at", "created_by")
    fields = ("policy", "version", "params_json", "note")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def save_model(self, request: HttpRequest, obj: PolicyVersion, form: Any, change: bool) -> None:
        obj.created_by = request.user if isinstance(request.user, User) else None
        super().save_model(request, obj, form, change)


@admin.register(FieldOfStudy)
class FieldOfStudyAdmin(ModelAdmin):  # type: ignore[misc]
    """Worded, added and offered; one that webinars name cannot be deleted."""

    list_display = ("code", "name_kk", "name_ru", "name_en", "is_offered", "order")
    list_editable = ("is_offered", "order")
    search_fields = ("code", "name_kk", "name_ru", "name_en")

    def get_readonly_fields(self, request: HttpRequest, obj: FieldOfStudy | None = None) -> tuple[str, ...]:
        return ("code",) if obj else ()


@admin.register(CreditTerms)
class CreditTermsAdmin(ReadOnly):
    list_display = ("webinar", "policy_version", "nominal_credits", "cap")


@admin.register(Assessment)
class AssessmentAdmin(ReadOnly):
    list_display = ("webinar", "person", "policy_version", "credits", "waiting", "computed_at")
    search_fields = ("person__name", "person__email")


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ReadOnly):
    list_display = ("at", "kind", "person", "webinar", "credits", "unit_en", "by")
    list_filter = ("kind",)
    search_fields = ("person__name", "person__email")


@admin.register(Certificate)
class CertificateAdmin(ReadOnly):
    list_display = ("number", "person", "webinar", "issued_at", "state")
    list_filter = ("state",)
    search_fields = ("person__name", "code")
    exclude = ("frozen",)


@admin.register(Appeal)
class AppealAdmin(ReadOnly):
    list_display = ("at", "person", "webinar", "credits", "asked")
    search_fields = ("person__name", "person__email", "code")


@admin.register(AppealDecision)
class AppealDecisionAdmin(ReadOnly):
    list_display = ("at", "appeal", "outcome", "before", "credits", "by")
    list_filter = ("outcome",)


@admin.register(Attachment)
class AttachmentAdmin(ReadOnly):
    list_display = ("uploaded_at", "name", "size_bytes", "uploaded_by")
