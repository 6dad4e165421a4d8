"""What an organiser writes to correct somebody's attendance."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from attendance.models import CorrectionKind
from ui.formats import write_moment
from ui.plain_text import clean_text
from webinars.models import Webinar

A_MINUTE = timedelta(minutes=1)
MOST_WORDS = 1000


def clock_field(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M:%S", "%H:%M"],
        widget=forms.TimeInput(format="%H:%M:%S", attrs={"type": "time", "step": 1}),
    )


class CorrectionForm(forms.Form):
    """Times of day on the reader's clock; of a lecture over midnight the day follows. `interval` once it is valid."""

    start = clock_field(pgettext_lazy("a time", "From"))
    end = clock_field(pgettext_lazy("a time", "To"))
    kind = forms.ChoiceField(
        label=_("In this time the person"), choices=CorrectionKind.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The person, colleagues and auditors read it beside the figure. It stays for ever."),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, webinar: Webinar, **kwargs: Any) -> None:
        assert webinar.started_at is not None
        assert webinar.ended_at is not None
        self.begin, self.over = timezone.localtime(webinar.started_at), timezone.localtime(webinar.ended_at)
        kwargs.setdefault("initial", {"start": self.begin.time(), "end": self.over.time()})
        super().__init__(*args, **kwargs)

    def clean_reason(self) -> str:
        reason = clean_text(self.cleaned_data["reason"])
        if not reason:
            raise forms.ValidationError(_("Say why: the reason is kept beside the decision and shown to the person."))
        return reason

    def clean_start(self) -> datetime:
        return self._moment(self.cleaned_data["start"])

    def clean_end(self) -> datetime:
        end = self._moment(self.cleaned_data["end"])
        # The field shows whole seconds: who leaves the end as it stands means the end.
        return self.over if end == self.over.replace(microsecond=0) else end

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("start"), data.get("end")
        if start and end and start >= end:
            self.add_error("end", _("This must be later than the beginning."))
        return data

    def _moment(self, written: time) -> datetime:
        """On a day of the lecture. Up to a minute outside it is its edge: people write 10:00 of what began at 10:00:07."""
        days = (self.over.date() - self.begin.date()).days
        for day in range(days + 1):
            moment = datetime.combine(self.begin.date() + timedelta(days=day), written, tzinfo=self.begin.tzinfo)
            if self.begin - A_MINUTE < moment < self.over + A_MINUTE:
                return min(max(moment, self.begin), self.over)
        raise forms.ValidationError(
            _("The lecture went from %(start)s to %(end)s."),
            params={"start": write_moment(self.begin, how="seconds"), "end": write_moment(self.over, how="seconds")},
        )
