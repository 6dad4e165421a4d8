"""The form in which a webinar is prepared."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.validators import validate_email
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from accounts.roles import Role
from standards.models import Node, VersionStatus
from ui.forms import MomentField, TrilingualMixin
from webinars.domain.schedule import COLUMNS, TEXTS, Plan
from webinars.models import RegistrationPolicy, Webinar

MOST_PLACES = 100_000


class WebinarForm(TrilingualMixin, forms.Form):
    """For a new webinar (`webinar=None`) and for a draft or a coming one; `plan()` is what the domain takes.

    Lecturers are given by e-mail address, not by number: who fills the form in must know whom they name.
    """

    trilingual_labels: ClassVar[dict[str, Any]] = {"title": _("Title"), "description": _("Description")}
    trilingual_required = ("title",)
    trilingual_help: ClassVar[dict[str, Any]] = {
        "title": _("What people will learn, in a few words. One language is enough to begin with."),
        "description": _(
            "What the lecture is about, for whom it is, what to bring. It stands on the page and in the calendar."
        ),
    }

    title_kk = forms.CharField(max_length=250, required=False)
    title_ru = forms.CharField(max_length=250, required=False)
    title_en = forms.CharField(max_length=250, required=False)
    description_kk = forms.CharField(max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 6}))
    description_ru = forms.CharField(max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 6}))
    description_en = forms.CharField(max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 6}))
    language = forms.ChoiceField(label=_("Language of the lecture"), choices=settings.LANGUAGES)
    starts_at = MomentField(label=_("Start"))
    length_min = forms.IntegerField(
        label=_("Length in minutes"),
        min_value=1,
        max_value=600,
        initial=90,
        help_text=_("With breaks. Only the time without them counts."),
    )
    capacity = forms.IntegerField(
        label=_("Places"),
        min_value=1,
        max_value=MOST_PLACES,
        required=False,
        help_text=_("Empty means no limit. When all places are taken, people join a waiting list."),
    )
    registration = forms.ChoiceField(
        label=_("Registration"),
        choices=RegistrationPolicy.choices,
        widget=forms.RadioSelect,
        initial=RegistrationPolicy.OPEN,
    )
    organisation = forms.ModelChoiceField(label=_("Organisation that holds it"), queryset=Organisation.objects.none())
    add_lecturer = forms.CharField(
        label=_("Add a lecturer"),
        max_length=254,
        required=False,
        help_text=_("An e-mail address, or the name of a lecturer."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    nodes = forms.ModelMultipleChoiceField(
        label=_("Places in professional standards"), queryset=Node.objects.none(), required=False
    )

    def __init__(self, *args: Any, by: User, webinar: Webinar | None = None, **kwargs: Any) -> None:
        self.by = by
        self.webinar = webinar
        kwargs["initial"] = _initial(by, webinar) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self._limit_organisation()
        offered = ~Q(version__status=VersionStatus.DRAFT)
        if webinar is not None:  # what is chosen already stays choosable when its version goes back to draft
            offered |= Q(webinars=webinar)
        self.fields["nodes"].queryset = Node.objects.filter(offered).distinct()  # type: ignore[attr-defined]
        if webinar is not None and webinar.is_coming:
            for name in ("starts_at", "length_min"):  # moved on a page of its own, which says who will be told
                del self.fields[name]

    def _limit_organisation(self) -> None:
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        if self.by.has_role(Role.ADMINISTRATOR):
            field.queryset = Organisation.objects.order_by("name_kk")
            return
        own = self.webinar.organisation_id if self.webinar else self.by.organisation_id
        field.queryset = Organisation.objects.filter(pk=own) if own else Organisation.objects.none()
        field.widget = forms.HiddenInput()
        field.disabled = True
        field.error_messages["required"] = _("Your profile names no organisation. Choose it in your profile first.")

    @property
    def lecturer_emails(self) -> list[str]:
        """As typed or chosen, without doubles."""
        if self.is_bound:
            typed = self.data.getlist("lecturers") if hasattr(self.data, "getlist") else self.data.get("lecturers", [])
            emails = [email.replace("\x00", "").strip().lower() for email in typed]
        else:
            emails = self.initial["lecturers"]
        return list(dict.fromkeys(filter(None, emails)))

    @property
    def named_lecturers(self) -> list[User]:
        """For the list in the form: people in the order of naming. Of an unknown address the form has an error."""
        people = {person.email: person for person in people_by_email(self.lecturer_emails)}
        return [people[email] for email in self.lecturer_emails if email in people]

    @property
    def chosen_nodes(self) -> set[int]:
        """Keys, for the tree."""
        value = self["nodes"].value() or []
        keys = [str(getattr(key, "pk", key)) for key in value]
        return {int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19}

    def clean_add_lecturer(self) -> User | None:
        text = self.cleaned_data["add_lecturer"].strip()
        if not text:
            return None
        return lecturer_for(text)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        emails = self.lecturer_emails
        people = {person.email: person for person in people_by_email(emails)}
        for email in emails:
            if email not in people:
                self.add_error(
                    "add_lecturer",
                    _gettext("Nobody with the address %(email)s has signed in to Daris yet.") % {"email": email},
                )
        lecturers = [people[email] for email in emails if email in people]
        added = cleaned.get("add_lecturer")
        cleaned["lecturers"] = [*lecturers, *([added] if added and added not in lecturers else [])]
        for name in TEXTS:
            cleaned[name] = (cleaned.get(name) or "").strip()
        return cleaned

    def plan(self) -> Plan:
        values = dict(self.cleaned_data)
        if self.webinar is not None and self.webinar.is_coming:
            values |= {"starts_at": self.webinar.starts_at, "length_min": self.webinar.length_min}
        return Plan(
            **{name: values[name] for name in COLUMNS}, lecturers=values["lecturers"], nodes=list(values["nodes"])
        )


def people_by_email(emails: Iterable[str]) -> list[User]:
    return list(User.objects.filter(is_active=True, email__in=list(emails)).select_related("organisation"))


def lecturer_for(text: str) -> User:
    """Who is meant: anyone by their exact address, or a lecturer by name when only one fits."""
    if "@" in text:
        validate_email(text)
        person = User.objects.filter(is_active=True, email__iexact=text).first()
        if person is None:
            raise forms.ValidationError(
                _("Nobody with this address has signed in to Daris yet. Ask them to sign in once, then add them.")
            )
        return person
    found = list(find_lecturers(text)[:2])
    if not found:
        raise forms.ValidationError(_("No lecturer has this name. Write their e-mail address."))
    if len(found) > 1:
        raise forms.ValidationError(
            _("Several lecturers have this name. Write the e-mail address of the one you mean.")
        )
    return found[0]


def find_lecturers(text: str) -> QuerySet[User]:
    """Lecturers whose name holds every word of `text`, in either script."""
    people = (
        User.objects.filter(is_active=True, roles__contains=[Role.LECTURER])
        .select_related("organisation")
        .order_by("name")
    )
    for word in text.split():
        people = people.filter(Q(name__icontains=word) | Q(name_latin__icontains=word))
    return people


def default_start(*, now: datetime | None = None) -> datetime:
    """A week from now at 15:00, when lessons are over; never at a weekend."""
    day = timezone.localtime(now or timezone.now()) + timedelta(days=7)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
    return day.replace(hour=15, minute=0, second=0, microsecond=0)


def _initial(by: User, webinar: Webinar | None) -> dict[str, Any]:
    if webinar is None:
        return {
            "language": by.language,
            "starts_at": default_start(),
            "organisation": by.organisation_id,
            "lecturers": [by.email] if by.has_role(Role.LECTURER) else [],
        }
    return {
        **{name: getattr(webinar, name) for name in COLUMNS},
        "organisation": webinar.organisation_id,
        "lecturers": list(webinar.lecturers.order_by("lecturerships__order").values_list("email", flat=True)),
        "nodes": list(webinar.nodes.values_list("pk", flat=True)),
    }
