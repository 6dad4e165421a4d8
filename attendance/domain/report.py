"""Attendance of a webinar: one line a person, computed from the evidence each time it is asked for.

Used by the report, the export, the lecturer's list and by credits. Results are exact once `is_settled`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from attendance.domain.alphabet import in_order
from attendance.domain.attended import AttendanceRules, AttendedTime, Basis, attended_time
from attendance.domain.check_notes import CheckEvidence, check_evidence
from attendance.domain.check_outcomes import CheckCounts, Outcome, count_checks
from attendance.domain.evidence import Content, PersonEvidence, content_of, evidence_of, to_ms
from attendance.domain.webinar_rules import rules_of
from attendance.models import PresenceSpan
from attendance.models.presence import SILENT_AFTER_S
from webinars.models import Registration, Webinar

BATCHES_ARE_IN = timedelta(seconds=5)
"""By then every process has written what it knew at a webinar's end (it does so every 3 s)."""
NOTHING = PersonEvidence(only_as_host=False)


@dataclass(frozen=True, slots=True)
class PersonAttendance:
    """One person's attendance of one webinar. `registration` is None for one of the team or whose place was cancelled."""

    person: User
    registration: Registration | None
    time: AttendedTime
    evidence: PersonEvidence
    #: One for each check of the webinar, in their order.
    outcomes: tuple[Outcome, ...] = ()

    @property
    def checks(self) -> CheckCounts:
        return count_checks(self.outcomes)

    @property
    def came(self) -> bool:
        """Was connected at all, if only before the start."""
        return bool(self.evidence.spans)

    @property
    def is_online(self) -> bool:
        return self.evidence.is_online

    @property
    def connections(self) -> int:
        return len(self.evidence.connections)

    @property
    def devices(self) -> int:
        return len(self.evidence.devices)


def attendance_of(
    webinar: Webinar, *, rules: AttendanceRules | None = None, now: datetime | None = None
) -> list[PersonAttendance]:
    """Everyone with a confirmed place and everyone who was there, by name. The team counts only where it is registered.

    By the webinar's own rules unless others are given. Six to nine queries, however many people.
    """
    now, rules = now or timezone.now(), rules or rules_of(webinar)
    content = content_of(webinar, now=now)
    evidence = evidence_of(webinar, now=now, with_played=rules.basis is Basis.WATCHED)
    checks = check_evidence(webinar)
    registrations = {
        registration.person_id: registration
        for registration in Registration.objects.confirmed()
        .filter(webinar=webinar)
        .select_related("person__organisation__region")
    }
    visitors = [key for key, known in evidence.items() if key not in registrations and not known.only_as_host]
    people = [registration.person for registration in registrations.values()]
    people += User.objects.filter(pk__in=visitors).select_related("organisation__region") if visitors else []
    return sorted(
        (
            _line(
                person,
                registrations.get(person.pk),
                evidence.get(person.pk, NOTHING),
                checks,
                content=content,
                rules=rules,
                now=now,
            )
            for person in people
        ),
        key=lambda line: (in_order(line.person.display_name), line.person.pk),
    )


def attendance_for(
    webinar: Webinar, person: User, *, rules: AttendanceRules | None = None, now: datetime | None = None
) -> PersonAttendance:
    """One person's attendance; zero when there is no evidence. Five to eight queries."""
    now, rules = now or timezone.now(), rules or rules_of(webinar)
    content = content_of(webinar, now=now)
    evidence = evidence_of(webinar, now=now, person_id=person.pk, with_played=rules.basis is Basis.WATCHED)
    registration = Registration.objects.confirmed().filter(webinar=webinar, person=person).first()
    checks = check_evidence(webinar, person_id=person.pk)
    return _line(person, registration, evidence.get(person.pk, NOTHING), checks, content=content, rules=rules, now=now)


def is_settled(webinar: Webinar, *, now: datetime | None = None) -> bool:
    """Whether nothing that may still be written can change the figures: the webinar is over and every connection that
    was open at its end has been heard of since, has ended or fell silent. That takes 5 to 30 s."""
    if webinar.ended_at is None:
        return False
    now = now or timezone.now()
    since_end = now - webinar.ended_at
    if since_end < BATCHES_ARE_IN:
        return False
    if since_end >= timedelta(seconds=2 * SILENT_AFTER_S):
        return True
    undecided = PresenceSpan.objects.filter(
        Q(last_beat_at__lt=webinar.ended_at, last_beat_at__gte=now - timedelta(seconds=SILENT_AFTER_S)),
        webinar=webinar,
        ended_at=None,
    )
    return not undecided.exists()


def came(lines: Iterable[PersonAttendance]) -> list[PersonAttendance]:
    return [line for line in lines if line.came]


def _line(
    person: User,
    registration: Registration | None,
    evidence: PersonEvidence,
    checks: CheckEvidence,
    *,
    content: Content,
    rules: AttendanceRules,
    now: datetime,
) -> PersonAttendance:
    time = attended_time(
        evidence.spans,
        windows=content.windows,
        faults=content.faults,
        played=evidence.played,
        replayed=evidence.replayed,
        absent=evidence.absent,
        goes_on=content.goes_on,
        rules=rules,
    )
    outcomes = checks.outcomes(
        person.pk,
        present=[(span.start, span.end) for span in evidence.spans],
        clear=content.clear,
        now=to_ms(now),
    )
    return PersonAttendance(
        person=person, registration=registration, time=time, evidence=evidence, outcomes=tuple(outcomes)
    )
