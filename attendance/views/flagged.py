"""What an auditor's page of a person says beside the figures: who attested whom, and what somebody should look at."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from accounts.models import User
from accounts.rights import Right
from attendance.domain.evidence import to_ms
from attendance.domain.flags import flags_of
from attendance.models import Attestation, AttestationNoteKind
from attendance.views.drawing import at
from webinars.models import Webinar


@dataclass(frozen=True, slots=True)
class AttestationRow:
    facilitator: User
    person: User
    since: str
    ended: str
    """What became of it, and when; nothing while it holds."""
    is_denied: bool


@dataclass(frozen=True, slots=True)
class FlagRow:
    label: str
    sentence: str
    others: list[User]
    """Whom it concerns too."""
    elsewhere: list[Webinar]
    """Other lectures that it concerns, of those whose reports the reader may see."""


def attestations_of(webinar: Webinar, whose: User) -> list[AttestationRow]:
    """By a colleague for this person, and by this person for colleagues; in order. Two queries."""
    found = Attestation.objects.filter(Q(person=whose) | Q(facilitator=whose), webinar=webinar)
    return [
        AttestationRow(
            facilitator=one.facilitator,
            person=one.person,
            since=at(to_ms(one.at)),
            ended=", ".join(f"{note.get_kind_display()} {at(to_ms(note.at))}" for note in one.notes.all()),
            is_denied=any(note.kind == AttestationNoteKind.DENIED for note in one.notes.all()),
        )
        for one in found.select_related("facilitator", "person").prefetch_related("notes").order_by("at", "pk")
    ]


def flag_rows(webinar: Webinar, whose: User, *, by: User, now: datetime) -> list[FlagRow]:
    """For the team and auditors, never for the person. `by` reads it."""
    flags = flags_of(webinar, now=now).get(whose.pk, [])
    people = User.objects.in_bulk({other for flag in flags for other in flag.others})
    found = Webinar.objects.in_bulk({key for flag in flags for key in flag.elsewhere})
    lectures = {key: one for key, one in found.items() if by.has_perm(Right.ATTENDANCE_VIEW_REPORT, one)}
    return [
        FlagRow(
            flag.label,
            flag.sentence,
            sorted((people[key] for key in flag.others), key=lambda one: one.name),
            [lectures[key] for key in flag.elsewhere if key in lectures],
        )
        for flag in flags
    ]
