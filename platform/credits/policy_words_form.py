"""The words of a policy: its name, what people read of it, what a certificate says under the sentence."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from credits.models import Policy
from ui.forms import TrilingualMixin
from ui.translated import field_names


class PolicyWordsForm(TrilingualMixin, forms.ModelForm[Policy]):
    trilingual_labels: ClassVar = {
        "name": _("Title"),
        "description": _("In a sentence or two"),
        "certificate_note": _("Act on which certificates rest"),
    }
    trilingual_required: ClassVar = ("name",)
    trilingual_help: ClassVar = {
        "description": _("Organisers read it when they choose."),
        "certificate_note": _("Printed small on each certificate. Empty: nothing."),
    }

    class Meta:
        model = Policy
        fields = (
            *field_names("name"),
            *field_names("description"),
            *field_names("certificate_note"),
            "certificate_wording",
        )
        labels: ClassVar = {"certificate_wording": _("What the certificate says")}
        widgets: ClassVar = {name: forms.Textarea(attrs={"rows": 2}) for name in field_names("description")}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in ("name", "description", "certificate_note"):
            for column in field_names(name):
                self.fields[column].required = False
                self.fields[column].widget.attrs["lang"] = column[-2:]
