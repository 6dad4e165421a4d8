"""What the living page of the design system shows: invented words and figures, for developers only, not translated."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import QueryDict

from ui.forms import DateTimeInput, TrilingualMixin
from ui.icons import icon_names


class SampleForm(TrilingualMixin, forms.Form):
    trilingual_labels = {"title": "Title"}
    trilingual_required = ("title",)
    trilingual_help = {"title": "One language is enough; readers of the others see it until you translate it."}

    title_kk = forms.CharField(required=False)
    title_ru = forms.CharField(required=False)
    title_en = forms.CharField(required=False)
    name = forms.CharField(label="Full name", help_text="As it must stand on the certificate.")
    email = forms.EmailField(label="E-mail")
    region = forms.ChoiceField(
        label="Region", choices=[("", "Choose a region"), ("11", "Ақмола облысы"), ("61", "Түркістан облысы")]
    )
    starts_at = forms.DateTimeField(label="Starts", widget=DateTimeInput())
    code = forms.CharField(
        label="Code from the letter", required=False, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )
    about = forms.CharField(label="About", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    slides = forms.FileField(label="Slides", required=False, help_text="PDF, up to 50 MB.")
    mode = forms.ChoiceField(
        label="How to watch",
        widget=forms.RadioSelect,
        choices=[("video", "Video"), ("audio", "Sound and slides, 50 kbit a second")],
    )
    languages = forms.MultipleChoiceField(
        label="Languages",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("kk", "Қазақша"), ("ru", "Русский")],
    )
    remind = forms.BooleanField(label="Remind me 10 minutes before", required=False)


FILLED = {
    "title_kk": "БЖБ мен ТЖБ тапсырмалары: дескриптордан балға дейін",
    "name": "Әбдірахманова Гүлнұр Серікқызы",
    "email": "gulnur@mail",
    "region": "11",
    "mode": "video",
    "remind": "on",
    "code": "481 7",
}
COLOURS = [
    ("page", "the page"),
    ("sunken", "set back"),
    ("text", "text, 17:1"),
    ("muted", "second text, 7:1"),
    ("rule", "hairlines"),
    ("accent", "buttons, links, 6:1"),
    ("graphic", "shapes only"),
    ("soft", "chosen"),
    ("earned", "only what is EARNED"),
    ("earnedt", "gold as text, 5.8:1"),
    ("live", "on air, deleting"),
    ("attention", "warnings, 6.2:1"),
]


def design_samples(posted: QueryDict | None) -> dict[str, Any]:
    form = SampleForm(posted or FILLED)
    return {
        "form": form,
        "icons": sorted(icon_names()),
        "colours": COLOURS,
        "spaces": [(1, 4), (2, 8), (3, 12), (4, 16), (5, 24), (6, 32), (7, 48), (8, 72)],
        "moment": datetime(2026, 11, 19, 6, 31, 4, tzinfo=UTC),
    }
