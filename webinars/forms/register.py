"""What registering asks of a visitor: as little as can be."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import CERTIFICATE_NAME_HELP, organisations
from accounts.models import Organisation, User


class RegisterForm(forms.Form):
    """A visitor gives address, name and organisation; a signed-in person only what their profile lacks."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("We send a code to it. No password is needed."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        help_text=CERTIFICATE_NAME_HELP,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    organisation = forms.ModelChoiceField(
        label=_("School or organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Not in the list"),
    )
    wants_reminders = forms.BooleanField(
        label=_("Remind me a day, an hour and 10 minutes before"), required=False, initial=True
    )

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations()  # type: ignore[attr-defined]
        if person is not None:
            del self.fields["email"]
            if person.name:
                del self.fields["name"]
            if person.name or person.organisation_id:
                del self.fields["organisation"]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())
