"""Forms of a person's own data."""

from typing import Any, ClassVar
from zoneinfo import available_timezones

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from accounts.roles import Role
from ui.forms import TrilingualMixin
from ui.plain_text import clean_text

CERTIFICATE_NAME_HELP = _("As it must stand on the certificate: surname, name, patronymic.")
# Zones that our first users live in come first; any other zone of the world follows.
NEAR_ZONES = ["Asia/Almaty", "Asia/Tashkent", "Asia/Bishkek", "Europe/Moscow", "Asia/Omsk", "Europe/Istanbul", "UTC"]


def organisations() -> Any:
    return Organisation.objects.select_related("region").order_by("region__code", "name_kk")


class SignupForm(forms.Form):
    """What allauth's sign-up asks beside the e-mail address."""

    name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        help_text=CERTIFICATE_NAME_HELP,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), required=False, empty_label=_("Not in the list")
    )
    field_order = ["email", "name", "organisation"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations()  # type: ignore[attr-defined]

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"].strip()
        user.organisation = self.cleaned_data["organisation"]
        user.save(update_fields=["name", "organisation"])


class OrganisationForm(TrilingualMixin, forms.ModelForm[Organisation]):
    """What certificates say of an organisation beside its name; the name itself is the administrators' to change."""

    trilingual_labels: ClassVar[dict[str, Any]] = {"address": _("Address")}
    trilingual_help: ClassVar[dict[str, Any]] = {
        "address": _(
            "In one line: postcode, region, city, street and house. A certificate prints it in its own language, "
            "or in another one that is filled in."
        )
    }

    class Meta:
        model = Organisation
        fields = ("address_kk", "address_ru", "address_en", "registry_number")
        labels = {"registry_number": _("Number in a registry, or of the licence")}
        help_texts = {
            "registry_number": _("The number alone, as the registry writes it. For NASBA: your sponsor number.")
        }
        widgets = {"registry_number": forms.TextInput(attrs={"autocomplete": "off"})}

    def clean(self) -> dict[str, Any] | None:
        """They stand in a line of a certificate."""
        cleaned = super().clean() or self.cleaned_data
        return {name: clean_text(value, one_line=True) for name, value in cleaned.items()}


class ProfileForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ("name", "name_latin", "organisation", "position", "language", "time_zone")
        labels = {
            "name": _("Full name"),
            "name_latin": _("Full name in Latin letters"),
            "organisation": _("Organisation"),
            "position": _("Position"),
            "language": _("Language of pages, mail and certificates"),
            "time_zone": _("Time zone"),
        }
        help_texts = {
            "name": CERTIFICATE_NAME_HELP,
            "name_latin": _("For certificates in English, as in your passport."),
            "position": _("For example: teacher of mathematics."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["organisation"].queryset = organisations()  # type: ignore[attr-defined]
        self.fields["organisation"].empty_label = _("Not in the list")  # type: ignore[attr-defined]
        if self.instance.has_role(Role.ORGANISER):
            # An organiser prepares all webinars of their organisation: choosing another would be taking over its webinars.
            self.fields["organisation"].disabled = True
            self.fields["organisation"].help_text = _("An administrator changes the organisation of an organiser.")
        rest = sorted(available_timezones() - set(NEAR_ZONES))
        self.fields["time_zone"] = forms.ChoiceField(
            label=_("Time zone"),
            choices=[(zone, zone.replace("_", " ")) for zone in [*NEAR_ZONES, *rest]],
            initial="Asia/Almaty",
        )
