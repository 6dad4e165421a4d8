"""Writing and reading what happened between checks and people: many at once, each thing once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from attendance.domain.check_outcomes import (
    GRACE_MS,
    NOTHING_NOTED,
    LaunchedCheck,
    Noted,
    Outcome,
    outcome_of,
)
from attendance.domain.evidence import Ms
from attendance.domain.intervals import Interval
from attendance.models import (
    Attestation,
    AttestationNoteKind,
    CheckNote,
    CheckSource,
    NoteKind,
    PresenceCheck,
    PresenceSpan,
)
from webinars.models import Webinar

WRITTEN_WITHIN_MS = 10_000
"""An answer that came in time is in the database so long after it, at the latest."""

NOTE = """
WITH noted AS (
INSERT INTO attendance_checknote (presence_check_id, person_id, kind, at, connection)
SELECT launched.id, said.person_id, '{kind}', said.at, said.connection
FROM unnest(%(checks)s::bigint[], %(webinars)s::bigint[], %(people)s::bigint[], %(moments)s::timestamptz[],
            %(connections)s::uuid[]) AS said(check_id, webinar_id, person_id, at, connection)
JOIN attendance_presencecheck launched
    ON launched.id = said.check_id AND launched.webinar_id = said.webinar_id AND launched.source <> 'poll'
JOIN webinars_webinar webinar ON webinar.id = launched.webinar_id AND webinar.state = 'live'
JOIN accounts_user person ON person.id = said.person_id
{more}
ON CONFLICT DO NOTHING
RETURNING presence_check_id, person_id, kind, at, connection
)
-- For those who sit beside somebody at one computer that person's page is their page (attendance.domain.attestations).
INSERT INTO attendance_checknote (presence_check_id, person_id, kind, at, connection)
SELECT noted.presence_check_id, attested.person_id, noted.kind, noted.at, noted.connection
FROM noted
JOIN attendance_presencecheck launched ON launched.id = noted.presence_check_id
JOIN attendance_attestation attested ON attested.webinar_id = launched.webinar_id
    AND attested.facilitator_id = noted.person_id AND attested.at <= noted.at
WHERE NOT EXISTS (SELECT FROM attendance_attestationnote note WHERE note.attestation_id = attested.id)
    AND EXISTS (SELECT FROM attendance_presencespan span WHERE span.attestation_id = attested.id
                AND span.connection = noted.connection)
ON CONFLICT DO NOTHING
"""
NOTE_SHOWN = NOTE.format(
    kind=NoteKind.SHOWN.value,
    more="WHERE said.at <= launched.launched_at + make_interval(secs => launched.window_s + %(grace_s)s)",
)
# By each person's own time: from when they were shown it.
NOTE_ANSWERED = NOTE.format(
    kind=NoteKind.ANSWERED.value,
    more="""JOIN attendance_checknote shown
    ON shown.presence_check_id = launched.id AND shown.person_id = said.person_id AND shown.kind = 'shown'
WHERE said.at <= shown.at + make_interval(secs => launched.window_s + %(grace_s)s)""",
)
NOTE_EXPIRED = """
INSERT INTO attendance_checknote (presence_check_id, person_id, kind, at)
SELECT launched.id, shown.person_id, 'expired', shown.at + make_interval(secs => launched.window_s)
FROM attendance_checknote shown
JOIN attendance_presencecheck launched ON launched.id = shown.presence_check_id
JOIN webinars_webinar webinar ON webinar.id = launched.webinar_id
WHERE shown.kind = 'shown' AND launched.launched_at > %(now)s - interval '1 day'
    AND (%(webinar)s::bigint IS NULL OR launched.webinar_id = %(webinar)s)
    AND shown.at + make_interval(secs => launched.window_s + %(wait_s)s) < %(now)s
    AND shown.at + make_interval(secs => launched.window_s) <= COALESCE(webinar.ended_at, 'infinity')
    AND NOT EXISTS (SELECT FROM attendance_evidenceseal seal WHERE seal.webinar_id = launched.webinar_id)
    AND NOT EXISTS (SELECT FROM attendance_checknote other WHERE other.presence_check_id = shown.presence_check_id
                    AND other.person_id = shown.person_id AND other.kind <> 'shown')
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A person's page says that it showed a check, or that they answered it. `at`: when the server heard it."""

    webinar_id: int
    check_id: int
    person_id: int
    kind: NoteKind
    at: datetime
    connection: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How things stand between one check and one person. `until`: the end of their own time to answer."""

    shown_at: datetime
    until: datetime
    answered_at: datetime | None
    has_expired: bool


def write_notes(said: Sequence[Said]) -> dict[tuple[int, int], Standing]:
    """Notes what is new and in time. Returns how things stand by (check, person); what is missing there could not be noted:
    the check is over, of another webinar, or none. An answer without a showing was shown at that moment. Idempotent."""
    if not said:
        return {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(NOTE_SHOWN, _columns(said))
        answers = [each for each in said if each.kind == NoteKind.ANSWERED]
        if answers:
            cursor.execute(NOTE_ANSWERED, _columns(answers))
    return standing_of({each.check_id for each in said}, {each.person_id for each in said})


def note_expired(*, now: datetime | None = None) -> int:
    """Notes for everyone whose time ran out that it did, at that moment. Returns how many; idempotent."""
    wait_s = (GRACE_MS + WRITTEN_WITHIN_MS) / 1000
    with connection.cursor() as cursor:
        cursor.execute(NOTE_EXPIRED, {"now": now or timezone.now(), "wait_s": wait_s, "webinar": None})
        return int(cursor.rowcount)


def note_expired_of(webinar: Webinar) -> int:
    """The same for a webinar that is over, at once: no answer is taken any more."""
    with connection.cursor() as cursor:
        cursor.execute(NOTE_EXPIRED, {"now": timezone.now(), "wait_s": 0, "webinar": webinar.pk})
        return int(cursor.rowcount)


def standing_of(checks: set[int], people: set[int]) -> dict[tuple[int, int], Standing]:
    """By (check, person), for those who were shown it."""
    notes: defaultdict[tuple[int, int], dict[str, CheckNote]] = defaultdict(dict)
    found = CheckNote.objects.filter(presence_check__in=checks, person__in=people).select_related("presence_check")
    for note in found:
        notes[note.presence_check_id, note.person_id][note.kind] = note
    return {key: _standing(kinds) for key, kinds in notes.items() if NoteKind.SHOWN in kinds}


@dataclass(frozen=True, slots=True)
class CheckEvidence:
    """All that is known of the checks of a webinar."""

    checks: list[LaunchedCheck] = field(default_factory=list)
    notes: dict[int, dict[int, Noted]] = field(default_factory=dict)
    """By person, by check."""

    def outcomes(
        self, person_id: int, *, present: Sequence[tuple[int, int]], clear: Sequence[Interval], now: int
    ) -> list[Outcome]:
        """One for each check, in order."""
        noted = self.notes.get(person_id, {})
        return [
            outcome_of(check, noted.get(check.id, NOTHING_NOTED), present=present, clear=clear, now=now)
            for check in self.checks
        ]


def check_evidence(webinar: Webinar, *, person_id: int | None = None) -> CheckEvidence:
    """One query, two where there were checks."""
    checks = [
        LaunchedCheck(
            id=key, number=number, launched=launched, window=window_s * 1000, is_poll=source == CheckSource.POLL
        )
        for key, number, launched, window_s, source in PresenceCheck.objects.filter(webinar=webinar).values_list(
            "pk", "number", Ms("launched_at"), "window_s", "source"
        )
    ]
    if not checks:
        return CheckEvidence()
    denied = PresenceSpan.objects.filter(
        attestation__in=Attestation.objects.filter(webinar=webinar, notes__kind=AttestationNoteKind.DENIED),
        person=OuterRef("person"),
        connection=OuterRef("connection"),
    )
    rows = CheckNote.objects.filter(~Exists(denied), presence_check__webinar=webinar).exclude(kind=NoteKind.EXPIRED)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    moments: defaultdict[int, defaultdict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for owner, check, kind, at in rows.values_list("person_id", "presence_check_id", "kind", Ms("at")):
        moments[owner][check][kind] = at
    notes = {
        owner: {
            check: Noted(shown=kinds.get(NoteKind.SHOWN), answered=kinds.get(NoteKind.ANSWERED))
            for check, kinds in of_checks.items()
        }
        for owner, of_checks in moments.items()
    }
    return CheckEvidence(checks=checks, notes=notes)


def _columns(said: Sequence[Said]) -> dict[str, Any]:
    return {
        "checks": [each.check_id for each in said],
        "webinars": [each.webinar_id for each in said],
        "people": [each.person_id for each in said],
        "moments": [each.at for each in said],
        "connections": [each.connection for each in said],
        "grace_s": GRACE_MS / 1000,
    }


def _standing(kinds: dict[str, CheckNote]) -> Standing:
    shown = kinds[NoteKind.SHOWN]
    answered = kinds.get(NoteKind.ANSWERED)
    return Standing(
        shown_at=shown.at,
        until=shown.at + timedelta(seconds=shown.presence_check.window_s),
        answered_at=answered.at if answered else None,
        has_expired=NoteKind.EXPIRED in kinds,
    )
