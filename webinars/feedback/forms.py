"""The form that people fill in, and the one in which a line of it is written."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.forms import TrilingualMixin
from webinars.feedback.limits import ANSWER_LENGTH, SCALE, STATEMENT_LENGTH
from webinars.feedback.models import Statement, StatementKind


class GiveForm(forms.Form):
    """Fields by the codes of the statements. Everything may be left out; all of it together not."""

    def __init__(self, *args: Any, statements: Sequence[Statement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for statement in statements:
            self.fields[statement.code] = _scale(statement) if statement.is_scale else _text(statement)


class StatementForm(TrilingualMixin, forms.Form):
    trilingual_labels: ClassVar[dict[str, Any]] = {"text": _("What it says")}
    trilingual_required: ClassVar[Sequence[str]] = ("text",)
    trilingual_help: ClassVar[dict[str, Any]] = {
        "text": _("Each person reads it in their own language, where there is one. One thought in each line.")
    }

    kind = forms.ChoiceField(
        label=_("Kind"), choices=StatementKind.choices, initial=StatementKind.SCALE, widget=forms.RadioSelect
    )
    text_kk = forms.CharField(required=False, max_length=STATEMENT_LENGTH, widget=forms.Textarea(attrs={"rows": 2}))
    text_ru = forms.CharField(required=False, max_length=STATEMENT_LENGTH, widget=forms.Textarea(attrs={"rows": 2}))
    text_en = forms.CharField(required=False, max_length=STATEMENT_LENGTH, widget=forms.Textarea(attrs={"rows": 2}))


def filled(statement: Statement) -> dict[str, str]:
    return {
        "kind": statement.kind,
        "text_kk": statement.text_kk,
        "text_ru": statement.text_ru,
        "text_en": statement.text_en,
    }


def _scale(statement: Statement) -> forms.Field:
    return forms.ChoiceField(
        label=statement.text,
        required=False,
        choices=[(str(number), str(number)) for number in SCALE],
        widget=forms.RadioSelect,
    )


def _text(statement: Statement) -> forms.Field:
    return forms.CharField(
        label=statement.text, required=False, max_length=ANSWER_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )
