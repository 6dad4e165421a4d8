"""One person's attendance, from the raw spans to the result: for the team and auditors, and for that person."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.rights import Right, require
from attendance.domain.attended import AttendanceRules, Basis, Working, summarise, work_out
from attendance.domain.check_notes import check_evidence
from attendance.domain.check_outcomes import count_checks
from attendance.domain.evidence import content_of, evidence_of, how_it_ended, to_ms
from attendance.domain.explain import StepKind, outside_of, steps_of
from attendance.domain.interactions import interactions_of
from attendance.domain.intervals import Interval
from attendance.domain.report import NOTHING, is_settled
from attendance.domain.webinar_rules import rules_of
from attendance.forms import CorrectionForm
from attendance.imports.domain.spans import DEVICES, FoundSpan, imported_spans
from attendance.imports.reading.report import Product
from attendance.models import EndedHow, PresenceSpan
from attendance.views.checks import own_rows
from attendance.views.correcting import corrected_by, corrections_of, may_correct
from attendance.views.drawing import at
from attendance.views.flagged import attestations_of, flag_rows
from attendance.views.in_words import times, together
from attendance.views.timeline import DeviceSpans, draw_timeline
from ui.formats import clock
from webinars.models import Webinar
from webinars.views.access import editable_webinar, public_webinar, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def person(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """Only of people who have a place or left evidence: an address tells nothing of others. POST writes a correction."""
    webinar = editable_webinar(request, code, right=Right.ATTENDANCE_VIEW_REPORT)
    whose = known_person(webinar, person_id)
    may = may_correct(webinar, whose, by=signed_in(request))
    form = CorrectionForm(webinar=webinar) if may else None
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        form = corrected_by(request, webinar, whose)
        if form is None:
            return redirect(reverse("attendance:person", args=[code, person_id]) + "#corrections")
    return _page(request, webinar, whose, is_own=False, form=form)


def known_person(webinar: Webinar, person_id: int) -> User:
    """One of those who have a place or left evidence; raises Http404."""
    known = User.objects.filter(
        Q(pk__in=PresenceSpan.objects.filter(webinar=webinar).values("person")) | Q(imported_spans__webinar=webinar)
    ) | User.objects.filter(registrations__webinar=webinar, registrations__state="confirmed")
    return get_object_or_404(known.distinct().select_related("organisation__region"), pk=person_id)


@require_safe
@never_cache
@login_required
def own(request: HttpRequest, code: str) -> HttpResponse:
    """What a participant is shown of themselves: the same page."""
    webinar = public_webinar(request, code)
    me = signed_in(request)
    require(me, Right.ATTENDANCE_VIEW_OWN, webinar)
    return _page(request, webinar, me, is_own=True)


def _page(
    request: HttpRequest, webinar: Webinar, whose: User, *, is_own: bool, form: CorrectionForm | None = None
) -> HttpResponse:
    now, rules = timezone.now(), rules_of(webinar)
    content = content_of(webinar, now=now)
    evidence = evidence_of(webinar, now=now, person_id=whose.pk, with_played=True).get(whose.pk, NOTHING)
    working = work_out(
        evidence.spans,
        windows=content.windows,
        faults=content.faults,
        played=evidence.played,
        replayed=evidence.replayed,
        absent=evidence.absent,
        goes_on=content.goes_on,
        rules=rules,
    )
    time = summarise(working)
    checks = check_evidence(webinar, person_id=whose.pk)
    outcomes = checks.outcomes(whose.pk, present=working.present, clear=content.clear, now=to_ms(now))
    check_rows = own_rows(checks, whose.pk, outcomes)
    spans = _spans(webinar, whose, now=now)
    corrections = corrections_of(webinar, whose)
    found: dict[str, list[Interval]] = defaultdict(list)
    for span in spans:
        if not span.is_denied:
            found[span.device].append(span.interval)
    devices = [DeviceSpans(label, intervals) for label, intervals in found.items()]
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
            devices=devices,
            played=evidence.played if rules.basis is Basis.WATCHED else (),
            replayed=evidence.replayed,
            checks=check_rows,
            interactions=[one.at for one in interactions_of(webinar, person_id=whose.pk)],
        ),
        "checks": check_rows,
        "check_counts": count_checks(outcomes),
        "steps": explain(working, rules=rules, devices=devices),
        "spans": spans,
        "corrections": corrections,
        "attestations": attestations_of(webinar, whose),
        "flags": [] if is_own else flag_rows(webinar, whose, by=signed_in(request), now=now),
        "correction_form": form,
        "has_evidence": bool(spans or evidence.replayed or corrections),
        "has_replay": bool(evidence.replayed),
        "summed_s": working.summed_ms // 1000,
        "rules": rules,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "attendance/person.html", context, status=status)


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
    is_denied: bool = False
    """Attested by a colleague, and the person said that it is not true: it is no evidence for them."""


def _spans(webinar: Webinar, whose: User, *, now: datetime) -> list[SpanRow]:
    found = PresenceSpan.objects.filter(webinar=webinar, person=whose).order_by("started_at", "id")
    counting = set(found.undenied().values_list("pk", flat=True))
    rows = [_row(span, is_denied=span.pk not in counting, now=now) for span in found]
    if webinar.ended_at is not None:
        rows += [_imported_row(span) for span in imported_spans(webinar.pk, person_id=whose.pk)]
    return sorted(rows, key=lambda row: row.interval)


def _imported_row(span: FoundSpan) -> SpanRow:
    interval = Interval(span.start, span.end)
    return SpanRow(
        device=str(DEVICES.get(Product(span.product), span.product)),
        started=at(interval.start),
        ended=at(interval.end),
        interval=interval,
        length_s=(interval.end - interval.start) // 1000,
        beats=0,
        connection=span.id.hex[:4],
        ip="",
        how=_("imported from a report"),
    )


def _row(span: PresenceSpan, *, is_denied: bool, now: datetime) -> SpanRow:
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
        is_denied=is_denied,
    )


@dataclass(frozen=True, slots=True)
class StepRow:
    """A line of the sum. `sign`: "plus", "minus" or ""."""

    title: str
    notes: list[str]
    change_s: int
    sign: str
    sum_s: int


def explain(working: Working, *, rules: AttendanceRules, devices: Sequence[DeviceSpans]) -> list[StepRow]:
    titles = {
        StepKind.PRESENT: _("The connections of all devices; what overlaps counts once"),
        StepKind.BRIDGED: _("Gaps of up to %(seconds)d s are bridged") % {"seconds": rules.gap_tolerance_s},
        StepKind.CONTENT: _("Time outside the lecture is left out"),
        StepKind.WATCHED: _("Time in which nothing played is left out"),
        StepKind.EXCUSED: _("Faults of the system are excused"),
        StepKind.REPLAYED: _("What was missed and watched in the recording"),
    }
    rows = []
    for step in steps_of(working):
        notes = times(step.where)
        if step.kind is StepKind.PRESENT:
            notes = together(devices, working.present)
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
