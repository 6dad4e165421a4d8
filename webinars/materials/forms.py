"""The forms of materials: a file, a link, and what may be changed of both."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from webinars.materials.domain.kinds import ENDINGS
from webinars.materials.domain.links import checked_link
from webinars.materials.errors import NotALink
from webinars.materials.limits import TITLE_LENGTH
from webinars.materials.models import Moment


class AboutForm(forms.Form):
    title = forms.CharField(label=pgettext_lazy("of a material", "Name"), required=False, max_length=TITLE_LENGTH)
    moment = forms.ChoiceField(label=_("When participants see it"), choices=Moment.choices, initial=Moment.BEFORE)


class FileForm(AboutForm):
    file = forms.FileField(
        label=_("File"),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty. Choose another one.")},
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )
    field_order = ("file", "title", "moment")


class LinkForm(AboutForm):
    url = forms.CharField(
        label=_("Address"),
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
        error_messages={"required": NotALink.message},
    )
    field_order = ("url", "title", "moment")

    def clean_url(self) -> str:
        try:
            return checked_link(self.cleaned_data["url"])
        except NotALink as error:
            raise forms.ValidationError(str(error)) from error


def new_forms() -> dict[str, Any]:
    return {"file_form": FileForm(auto_id="file-%s"), "link_form": LinkForm(auto_id="link-%s")}
