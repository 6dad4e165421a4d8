from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from webinars.recommendations.limits import MAX_REASON, MAX_TEXT
from webinars.recommendations.models import Recommendation, RecommendationKind


class RecommendForm(forms.Form):
    """What the domain refuses (too long, say) is said beside the text: browsers count a line break as one sign, forms as two."""

    kind = forms.ChoiceField(
        label=_("What do you recommend?"), choices=RecommendationKind.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What exactly, and why"),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": MAX_TEXT}),
        error_messages={"required": _("Write what you recommend, and why.")},
    )
    is_anonymous = forms.BooleanField(
        label=_("Without my name"), required=False, help_text=_("Only an auditor can see who wrote it.")
    )

    def __init__(self, *args: Any, may_be_anonymous: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_be_anonymous:
            del self.fields["is_anonymous"]


class HideForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=MAX_REASON,
        help_text=_("Who wrote it sees the reason."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def filled(recommendation: Recommendation) -> dict[str, Any]:
    return {
        "kind": recommendation.kind,
        "text": recommendation.text,
        "is_anonymous": recommendation.is_anonymous,
    }
