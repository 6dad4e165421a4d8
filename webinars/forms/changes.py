"""Forms of changes that people are told of."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ui.forms import MomentField
from webinars.errors import StartInPast
from webinars.models import Webinar


class RescheduleForm(forms.Form):
    starts_at = MomentField(label=_("New start"))
    length_min = forms.IntegerField(label=_("Length in minutes"), min_value=1, max_value=600)

    def __init__(self, *args: Any, webinar: Webinar, **kwargs: Any) -> None:
        kwargs["initial"] = {"starts_at": webinar.starts_at, "length_min": webinar.length_min}
        super().__init__(*args, **kwargs)

    def clean_starts_at(self) -> Any:
        starts_at = self.cleaned_data["starts_at"]
        if starts_at <= timezone.now():
            raise forms.ValidationError(StartInPast.message)
        return starts_at


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the letter to everyone who registered, and on the page."),
    )
