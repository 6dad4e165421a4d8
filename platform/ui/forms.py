"""Forms of the product: inputs that browsers draw well, and one thing said in three languages."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.translated import field_names

TRILINGUAL_NAMES = "trilingual_labels"


class DateTimeInput(forms.DateTimeInput):
    """The browser's own picker; the value is local time of the active zone, to the minute."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment that was or will be planned. At the first and last years that a computer knows, sums of time end in an error."""

    widget = DateTimeInput
    default_error_messages: ClassVar[dict[str, Any]] = {"year": _("Choose a year from %(first)s to %(last)s.")}
    FIRST, LAST = 1990, 2200

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not self.FIRST <= value.year <= self.LAST:
            said = {"first": str(self.FIRST), "last": str(self.LAST)}
            raise forms.ValidationError(self.error_messages["year"], code="year", params=said)


class DateInput(forms.DateInput):
    """The browser's own picker of a day."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class TrilingualMixin:
    """A form with title_kk, title_ru, title_en: says what the group is called and that one language is enough.

    class WebinarForm(TrilingualMixin, forms.ModelForm):
        trilingual_labels = {"title": _("Title")}
        trilingual_required = ("title",)
        trilingual_help = {"title": _("What people will learn, in a few words.")}
    """

    trilingual_labels: ClassVar[dict[str, Any]] = {}
    trilingual_help: ClassVar[dict[str, Any]] = {}
    trilingual_required: ClassVar[Sequence[str]] = ()

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()  # type: ignore[misc]
        values = self.cleaned_data if cleaned is None else cleaned  # type: ignore[attr-defined]
        for name in self.trilingual_required:
            names = field_names(name)
            has_errors = any(column in self.errors for column in names)  # type: ignore[attr-defined]
            if not has_errors and not any(str(values.get(column) or "").strip() for column in names):
                self.add_error(names[0], _("Fill in at least one language."))  # type: ignore[attr-defined]
        return cleaned
