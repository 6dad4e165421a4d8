"""One person's attendance, from the raw spans to the result: for the team and auditors, and for that person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.rights import Right, require
from attendance.domain.attended import AttendanceRules, Basis, Working, summarise, work_out
from attendance.domain.check_notes import check_evidence
from attendance.domain.check_outcomes import count_checks
from attendance.domain.evidence import content_of, evidence_of, how_it_ended, to_ms
from attendance.domain.explain import StepKind, outside_of, steps_of
from attendance.domain.intervals import Interval
from attendance.domain.report import NOTHING, is_settled
from attendance.domain.webinar_rules import rules_of
from attendance.models import EndedHow, PresenceSpan
from attendance.views.checks import own_rows
from attendance.views.drawing import at
from attendance.views.timeline import DeviceSpans, draw_timeline
from ui.formats import clock
from webinars.models import Webinar
from webinars.views.access import editable_webinar, public_webinar, signed_in

MOST_TIMES = 6
"""Intervals that are named one by one beside a step of the sum."""


@require_safe
@never_cache
@login_required
def person(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """Only of people who have a place or left evidence: an address tells nothing of others."""
    webinar = editable_webinar(request, code, right=Right.ATTENDANCE_VIEW_REPORT)
    known = User.objects.filter(
        pk__in=PresenceSpan.objects.filter(webinar=webinar).values("person")
    ) | User.objects.filter(registrations__webinar=webinar, registrations__state="confirmed")
    whose = get_object_or_404(known.distinct().select_related("organisation__region"), pk=person_id)
    return _page(request, webinar, whose, is_own=False)


@require_safe
@never_cache
@login_required
def own(request: HttpRequest, code: str) -> HttpResponse:
    """What a participant is shown of themselves: the same page."""
    webinar = public_webinar(request, code)
    me = signed_in(request)
    require(me, Right.ATTENDANCE_VIEW_OWN, webinar)
    return _page(request, webinar, me, is_own=True)


def _page(request: HttpRequest, webinar: Webinar, whose: User, *, is_own: bool) -> HttpResponse:
    now, rules = timezone.now(), rules_of(webinar)
    content = content_of(webinar, now=now)
    evidence = evidence_of(webinar, now=now, person_id=whose.pk, with_played=True).get(whose.pk, NOTHING)
    working = work_out(
        evidence.spans, windows=content.windows, faults=content.faults, played=evidence.played, rules=rules
    )
    time = summarise(working)
    checks = check_evidence(webinar, person_id=whose.pk)
    outcomes = checks.outcomes(whose.pk, present=working.present, clear=content.clear, now=to_ms(now))
    check_rows = own_rows(checks, whose.pk, outcomes)
    spans = _spans(webinar, whose, now=now)
    devices: dict[str, list[Interval]] = defaultdict(list)
    for span in spans:
        devices[span.device].append(span.interval)
    context: dict[str, Any] = {
        "webinar": webinar,
        "person": whose,
        "is_own": is_own,
        "is_settled": is_settled(webinar, now=now),
        "time": time,
        "timeline": draw_timeline(
            working,
            time,
            content=content,
            devices=[DeviceSpans(label, intervals) for label, intervals in devices.items()],
            played=evidence.played if rules.basis is Basis.WATCHED else (),
            checks=check_rows,
        ),
        "checks": check_rows,
        "check_counts": count_checks(outcomes),
        "steps": explain(working, rules=rules, spans=len(spans), devices=len(devices)),
        "spans": spans,
        "summed_s": working.summed_ms // 1000,
        "rules": rules,
    }
    return render(request, "attendance/person.html", context)


@dataclass(frozen=True, slots=True)
class SpanRow:
    device: str
    started: str
    ended: str
    interval: Interval
    length_s: int
    beats: int
    connection: str
    ip: str
    how: str


def _spans(webinar: Webinar, whose: User, *, now: datetime) -> list[SpanRow]:
    found = PresenceSpan.objects.filter(webinar=webinar, person=whose).order_by("started_at", "id")
    return [_row(span, now=now) for span in found]


def _row(span: PresenceSpan, *, now: datetime) -> SpanRow:
    end = how_it_ended(
        last_beat_ms=to_ms(span.last_beat_at),
        ended_ms=to_ms(span.ended_at) if span.ended_at else None,
        ended_how=span.ended_how,
        now_ms=to_ms(now),
    )
    interval = Interval(to_ms(span.started_at), end.at)
    return SpanRow(
        device=span.device_label or _("Unknown device"),
        started=at(interval.start),
        ended="" if end.is_online else at(interval.end),
        interval=interval,
        length_s=(interval.end - interval.start) // 1000,
        beats=span.beats,
        connection=span.connection.hex[:4],
        ip=span.ip or "",
        how=_("in the room") if end.is_online else str(EndedHow(span.ended_how or EndedHow.DROPPED).label),
    )


@dataclass(frozen=True, slots=True)
class StepRow:
    """A line of the sum. `sign`: "plus", "minus" or ""."""

    title: str
    notes: list[str]
    change_s: int
    sign: str
    sum_s: int


def explain(working: Working, *, rules: AttendanceRules, spans: int, devices: int) -> list[StepRow]:
    titles = {
        StepKind.PRESENT: _("The connections of all devices; what overlaps counts once"),
        StepKind.BRIDGED: _("Gaps of up to %(seconds)d s are bridged") % {"seconds": rules.gap_tolerance_s},
        StepKind.CONTENT: _("Time outside the lecture is left out"),
        StepKind.WATCHED: _("Time in which nothing played is left out"),
        StepKind.EXCUSED: _("Faults of the system are excused"),
    }
    rows = []
    for step in steps_of(working):
        notes = _times(step.where) if step.kind in {StepKind.BRIDGED, StepKind.WATCHED, StepKind.EXCUSED} else []
        if step.kind is StepKind.PRESENT:
            notes = [_("Connections: %(spans)d. Devices: %(devices)d.") % {"spans": spans, "devices": devices}]
        elif step.kind is StepKind.CONTENT:
            notes = _outside(working)
        sign = "plus" if step.change_s > 0 else "minus" if step.change_s < 0 else ""
        rows.append(StepRow(titles[step.kind], notes, abs(step.change_s), sign, step.sum_s))
    return rows


def _outside(working: Working) -> list[str]:
    outside = outside_of(working)
    said = (
        (outside.before_s, _("before the start: %(length)s")),
        (outside.breaks_s, _("breaks: %(length)s")),
        (outside.after_s, _("after the end: %(length)s")),
    )
    return [text % {"length": clock(seconds, how="minutes")} for seconds, text in said if seconds]


def _times(intervals: Iterable[Interval]) -> list[str]:
    every = [f"{at(start)} – {at(end)}" for start, end in intervals]
    more = len(every) - MOST_TIMES
    return every if more <= 0 else [*every[:MOST_TIMES], _("and %(count)d more") % {"count": more}]
