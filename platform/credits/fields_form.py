"""Which fields of study a webinar names: a part of the form of its terms."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from credits.domain.fields import WHOLE, Share, divide_evenly
from credits.errors import CreditError, FieldNotOffered, FieldTwice, SharesNotWhole
from credits.models import MAX_FIELDS, CreditTerms, FieldOfStudy

NUMBERS = range(1, MAX_FIELDS + 1)


class FieldsOfStudyForm(forms.Form):
    """`shares` after it was found valid. Without any percentage the hours are divided evenly; one field alone has all of them."""

    terms: CreditTerms

    def add_fields_of_study(self) -> None:
        """Call it from `__init__`, when `terms` are known."""
        chosen = list(self.terms.fields_of_study.select_related("field")) if self.terms.pk else []
        kept = [one.field_id for one in chosen]
        offered = FieldOfStudy.objects.filter(is_offered=True) | FieldOfStudy.objects.filter(pk__in=kept)
        self._known = {field.code: field for field in offered}
        choices = [("", _("None")), *((code, field.name) for code, field in self._known.items())]
        for number in NUMBERS:
            one = chosen[number - 1] if number <= len(chosen) else None
            self.fields[f"field{number}"] = forms.ChoiceField(
                label=gettext_lazy("Field of study %(number)s") % {"number": number},
                required=False,
                choices=choices,
                initial=one.field.code if one else "",
            )
            self.fields[f"share{number}"] = forms.IntegerField(
                label=gettext_lazy("Share, %"),
                required=False,
                min_value=1,
                max_value=WHOLE,
                initial=one.share_pct if one else None,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self.shares = self._shares()
        return cleaned

    @property
    def field_rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"field{number}"], self[f"share{number}"]) for number in NUMBERS]

    def refuse_fields(self, error: CreditError) -> None:
        """What the domain refused, beside the field that it concerns."""
        self.add_error(f"share{self._last}" if isinstance(error, SharesNotWhole) else f"field{self._last}", str(error))

    def _shares(self) -> list[Share]:
        """The rows with a field, in their order; errors go beside what causes them."""
        rows: dict[int, FieldOfStudy] = {}
        self._last = 1
        for number in NUMBERS:
            field = self._known.get(self.cleaned_data.get(f"field{number}") or "")
            is_wrong = self.has_error(f"field{number}") or self.has_error(f"share{number}")
            if field in rows.values() and field is not None:
                self.add_error(f"field{number}", str(FieldTwice()))
            elif field is not None:
                rows[number] = field
                self._last = number
            elif self.cleaned_data.get(f"share{number}") and not is_wrong:
                self.add_error(f"field{number}", _("Choose the field that this share belongs to, or empty the share."))
        if not rows or any(self.has_error(name) for number in NUMBERS for name in (f"field{number}", f"share{number}")):
            return []
        typed = [self.cleaned_data.get(f"share{number}") for number in rows]
        if not any(typed):
            typed = list(divide_evenly(len(rows)))
        for number, percent in zip(rows, typed, strict=True):
            if percent is None:
                self.add_error(
                    f"share{number}", _("Say its share, or leave all shares empty to divide the hours evenly.")
                )
                return []
        shares = [Share(field=field, percent=percent or 0) for field, percent in zip(rows.values(), typed, strict=True)]
        total = sum(share.percent for share in shares)
        if total != WHOLE:
            self.add_error(f"share{self._last}", str(SharesNotWhole(total)))
        return shares


REFUSALS = (FieldNotOffered, FieldTwice, SharesNotWhole)
