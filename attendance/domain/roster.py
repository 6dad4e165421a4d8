"""Who is there while a webinar runs, with what each has attended so far: the lecturer's list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from attendance.domain.attended import Basis, attended_time
from attendance.domain.check_notes import check_evidence
from attendance.domain.check_outcomes import CheckCounts, count_checks
from attendance.domain.evidence import content_of, evidence_of, to_ms
from attendance.domain.intervals import total
from attendance.domain.webinar_rules import rules_of
from webinars.models import Webinar


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A person who is or was in the room. While online and the content runs, `attended_s` grows with the clock."""

    person: User
    is_online: bool
    attended_s: int
    devices: int
    is_host: bool
    checks: CheckCounts


@dataclass(frozen=True, slots=True)
class Roster:
    lines: list[RosterLine]
    content_s: int
    #: Content runs now: live and no break.
    is_counting: bool


def roster_of(webinar_id: int, *, known: Mapping[int, User], now: datetime | None = None) -> Roster:
    """Computed from the evidence by the rules of the report. People in `known` are not fetched again."""
    now = now or timezone.now()
    webinar = Webinar.objects.get(pk=webinar_id)
    rules = rules_of(webinar)
    content = content_of(webinar, now=now)
    evidence = evidence_of(webinar, now=now, with_played=rules.basis is Basis.WATCHED)
    checks = check_evidence(webinar)
    unknown = [key for key in evidence if key not in known]
    people = dict(known)
    if unknown:
        people |= User.objects.select_related("organisation__region").in_bulk(unknown)
    lines = [
        RosterLine(
            person=people[key],
            is_online=one.is_online,
            attended_s=attended_time(
                one.spans,
                windows=content.windows,
                faults=content.faults,
                played=one.played,
                replayed=one.replayed,
                absent=one.absent,
                goes_on=content.goes_on,
                rules=rules,
            ).attended_s,
            devices=len(one.devices),
            is_host=one.only_as_host,
            checks=count_checks(
                checks.outcomes(
                    key,
                    present=[(span.start, span.end) for span in one.spans],
                    clear=content.clear,
                    now=to_ms(now),
                )
            ),
        )
        for key, one in evidence.items()
    ]
    return Roster(
        lines=lines,
        content_s=total(content.windows) // 1000,
        is_counting=webinar.is_live and content.end == to_ms(now),
    )
