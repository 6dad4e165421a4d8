"""What a webinar still needs before it is published. Higher apps add checks of their own (terms, quiz) in AppConfig.ready()."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ui.translated import LANGUAGES
from webinars.models import Webinar


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of the list. `text` says what is there, or what is missing and why it matters; `url` leads to where it is done."""

    text: str | Promise
    is_done: bool
    is_required: bool = True
    url: str = ""

    @property
    def is_problem(self) -> bool:
        return self.is_required and not self.is_done


Check = Callable[[Webinar], Iterable[Item]]
_checks: list[Check] = []


def register_check(check: Check) -> None:
    """Adds lines to every webinar's list, after ours."""
    if check not in _checks:
        _checks.append(check)


def checklist(webinar: Webinar) -> list[Item]:
    return [*_own_items(webinar), *(item for check in _checks for item in check(webinar))]


def problems(webinar: Webinar) -> list[str | Promise]:
    """What forbids publishing, in the order of the list."""
    return [item.text for item in checklist(webinar) if item.is_problem]


def _own_items(webinar: Webinar) -> Iterable[Item]:
    edit = reverse("webinars:edit", args=[webinar.code])
    in_all = all(getattr(webinar, f"title_{language}") for language in LANGUAGES)
    yield Item(
        text=_("The title is written in all three languages.")
        if in_all
        else _("The title is not yet written in all three languages."),
        is_done=in_all,
        is_required=False,
        url=f"{edit}#title",
    )
    described = bool(webinar.description)
    yield Item(
        text=_("The description says what people will learn.")
        if described
        else _("Write a description: people choose by it."),
        is_done=described,
        url=f"{edit}#description",
    )
    in_future = webinar.planned_end > timezone.now()
    yield Item(
        text=_("The start lies in the future.") if in_future else _("The planned time is over. Choose a later start."),
        is_done=in_future,
        url=f"{edit}#when",
    )
    taught = webinar.lecturerships.exists()
    yield Item(
        text=_("A lecturer is named.")
        if taught
        else _("Name at least one lecturer: only lecturers and organisers can go live."),
        is_done=taught,
        url=f"{edit}#lecturers",
    )
    tied = webinar.nodes.exists()
    yield Item(
        text=_("Places in a professional standard are chosen.")
        if tied
        else _("No place in a professional standard is chosen, so hours will not show on anyone's map of competences."),
        is_done=tied,
        is_required=False,
        url=f"{edit}#nodes",
    )
