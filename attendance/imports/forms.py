"""What a page of imports asks for."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from attendance.imports.domain.preview import Preview

ZONES = (
    *("Asia/Almaty", "Asia/Aqtau", "Asia/Tashkent", "Asia/Bishkek", "Asia/Omsk", "Asia/Yekaterinburg"),
    *("Europe/Moscow", "Europe/Istanbul", "Europe/Berlin", "Europe/London", "UTC", "America/New_York"),
    *("America/Chicago", "America/Denver", "America/Los_Angeles", "Asia/Dubai", "Asia/Shanghai"),
)
FIELD_MOMENT = "%Y-%m-%dT%H:%M:%S"


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Report of Zoom or Teams"),
        help_text=_("CSV or XLSX, as it was downloaded."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )


class TimesForm(forms.Form):
    """On whose clock the file was written, and when the lecture was. Local moments are on the clock that is chosen."""

    zone = forms.ChoiceField(
        label=_("Time zone of the file"),
        help_text=_("Zoom and Teams write the times of the account that downloaded the report."),
    )
    start = forms.CharField(
        label=_("The lecture began"), widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": 1})
    )
    end = forms.CharField(
        label=_("The lecture ended"), widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": 1})
    )

    def __init__(self, *args: Any, preview: Preview, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "zone": preview.zone.key,
            "start": _local(preview.start, preview.zone),
            "end": _local(preview.end, preview.zone),
        }
        super().__init__(*args, **kwargs)
        zone = self.fields["zone"]
        assert isinstance(zone, forms.ChoiceField)
        zone.choices = [(name, zone_label(name)) for name in dict.fromkeys([preview.zone.key, *ZONES])]
        if not preview.asks_zone:
            del self.fields["zone"]
        if preview.is_fixed:
            del self.fields["start"], self.fields["end"]


def zone_label(name: str) -> str:
    """ "Asia/Almaty (UTC+5)"."""
    with timezone.override(name):
        from ui.formats import zone_offset

        return f"{name} ({zone_offset()})"


def _local(moment: datetime | None, zone: ZoneInfo) -> str:
    return "" if moment is None else moment.astimezone(zone).strftime(FIELD_MOMENT)
