"""What people write when they contest hours, decide about them or change them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import keep_lazy_text
from django.utils.translation import gettext_lazy as _

from credits.domain.appeals import on_grid
from credits.domain.attachments import KINDS, MOST_BYTES
from credits.errors import CreditError, FileTooLarge
from credits.models import PolicyVersion
from credits.models.appeal import MOST_WORDS
from credits.policy_form import ExactField
from ui.plain_text import clean_text

MOST_HOURS = Decimal(1000)


def figure(label: Any, help_text: Any = "", *, required: bool = True) -> ExactField:
    return ExactField(
        label=label,
        help_text=help_text,
        required=required,
        min_value=Decimal(0),
        max_value=MOST_HOURS,
        max_digits=7,
        decimal_places=3,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "input--short", "autocomplete": "off"}),
    )


def paper(label: Any) -> forms.FileField:
    return forms.FileField(
        label=label,
        required=False,
        allow_empty_file=False,
        help_text=_with_size(_("PDF, PNG or JPEG, up to %(megabytes)s MB.")),
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )


@keep_lazy_text
def _with_size(text: Any) -> str:
    """`%` itself would choose the language once, when this module is read."""
    return str(text % {"megabytes": MOST_BYTES // 1000**2})


def words(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 5})
    )


class PaperForm(forms.Form):
    """With a file that is looked at before anything is written."""

    def clean_file(self) -> "UploadedFile[Any] | None":
        file: UploadedFile[Any] | None = self.cleaned_data.get("file")
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(str(FileTooLarge(MOST_BYTES // 1000**2)))
        return file


class AppealForm(PaperForm):
    text = words(_("What is wrong, and how you know"), _("For example when your line was cut, or who sat beside you."))
    asked = figure(_("Hours that you ask for"), _("Leave it empty if you do not know."), required=False)
    file = paper(_("A file that shows it"))

    def clean_text(self) -> str:
        text = clean_text(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError(_("Say what is wrong."))
        return text


class DecisionForm(PaperForm):
    """`seen` is the figure that the page showed."""

    credits = figure(_("Hours from now on"), _("The same figure lets it stand."))
    reason = words(_("Reason"), _("The person, colleagues and auditors read it beside the figure. It stays for ever."))
    file = paper(_("A paper on which it rests"))
    seen = forms.DecimalField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: PolicyVersion, **kwargs: Any) -> None:
        self.version = version
        super().__init__(*args, **kwargs)

    def clean_credits(self) -> Decimal:
        credits: Decimal = self.cleaned_data["credits"]
        try:
            return on_grid(self.version, credits)
        except CreditError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_reason(self) -> str:
        reason = clean_text(self.cleaned_data["reason"])
        if not reason:
            raise forms.ValidationError(_("Say why: the reason is kept beside the decision and shown to the person."))
        return reason
