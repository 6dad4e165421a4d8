"""Presence checks are planned as a webinar starts, and launched by the plan or by the lecturer.

Any process may call `launch_due` at any time: the webinar's row lock and a unique slot let exactly one of them launch.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from attendance.domain.check_events import CheckLaunched
from attendance.domain.check_plan import APART_MS, CheckRules, Launch, Plan, Wait, what_now
from attendance.domain.evidence import Content, content_of, to_ms
from attendance.domain.intervals import total
from attendance.domain.webinar_rules import rules_of
from attendance.errors import CheckTooSoon, NotWhileStandingStill
from attendance.models import CheckPlan, CheckSource, PresenceCheck
from webinars.domain.events import append_event
from webinars.domain.locks import lock_webinar
from webinars.errors import NotLive
from webinars.models import Webinar

LOOK_AGAIN_S = 20.0
"""Breaks begin and end meanwhile, so whoever waits for a check looks at least so often."""


def plan_checks(webinar: Webinar) -> CheckPlan:
    """The webinar's plan; drawn when there is none yet. Idempotent, also for two at once."""
    found = CheckPlan.objects.filter(webinar=webinar).first()
    if found is not None:
        return found
    rules = rules_of(webinar).checks
    return CheckPlan.objects.get_or_create(
        webinar=webinar,
        defaults={
            "seed": secrets.token_hex(16),
            "content_s": webinar.length_min * 60,
            "launch": rules.launch,
            "per_s": rules.per_s,
            "window_s": rules.window_s,
            "edge_s": rules.edge_s,
            "made_at": timezone.now(),
        },
    )[0]


def as_plan(row: CheckPlan) -> Plan:
    return Plan(
        seed=row.seed,
        content_s=row.content_s,
        rules=CheckRules(launch=row.launch, per_s=row.per_s, window_s=row.window_s, edge_s=row.edge_s),
    )


def launch_due(webinar_id: int, *, now: datetime | None = None) -> float | None:
    """Launches the scheduled check whose moment has come, if there is one. Returns after how many seconds to call again,
    None when the webinar does not run."""
    webinar = Webinar.objects.prefetch_related("breaks", "interruptions").filter(pk=webinar_id).first()
    if webinar is None or not webinar.is_live:
        return None
    plan = plan_checks(webinar)
    step = _step(webinar, plan, now=now or timezone.now())
    if isinstance(step, Wait):
        return LOOK_AGAIN_S if step.for_ms is None else min(LOOK_AGAIN_S, max(step.for_ms / 1000, 0.05))
    with transaction.atomic():
        locked = lock_webinar(webinar)
        now = now or timezone.now()
        # Another process may have launched it, or the lecture have paused, since that was read.
        again = _step(locked, plan, now=now) if locked.is_live else None
        if isinstance(again, Launch):
            _launch(locked, plan, now=now, source=CheckSource.SCHEDULED, slot=again.slot, planned_ms=again.planned_ms)
    return LOOK_AGAIN_S


def launch_check(webinar: Webinar, *, by: User, now: datetime | None = None) -> PresenceCheck:
    """The lecturer wants one now. Raises NotLive, NotWhileStandingStill and CheckTooSoon."""
    now = now or timezone.now()
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if not locked.is_live:
            raise NotLive
        plan = plan_checks(locked)
        if _clear_for_ms(content_of(locked, now=now), now=now) is None:
            raise NotWhileStandingStill
        since_ms = _since_last_ms(_launched(locked), now=now)
        if since_ms is not None and since_ms < APART_MS:
            raise CheckTooSoon(-(-(APART_MS - since_ms) // 1000))
        return _launch(locked, plan, now=now, source=CheckSource.LECTURER, by=by)


def _step(webinar: Webinar, row: CheckPlan, *, now: datetime) -> Launch | Wait:
    content = content_of(webinar, now=now)
    checks = _launched(webinar)
    return what_now(
        as_plan(row),
        elapsed_ms=total(content.windows),
        clear_for_ms=_clear_for_ms(content, now=now),
        launched={check.slot for check in checks if check.slot is not None},
        since_last_ms=_since_last_ms(checks, now=now),
    )


def _launch(
    webinar: Webinar,
    plan: CheckPlan,
    *,
    now: datetime,
    source: CheckSource,
    slot: int | None = None,
    planned_ms: int | None = None,
    by: User | None = None,
) -> PresenceCheck:
    """Within a transaction that holds the webinar's lock."""
    check = PresenceCheck.objects.create(
        webinar=webinar,
        number=next_number(webinar),
        source=source,
        slot=slot,
        planned_ms=planned_ms,
        launched_by=by,
        launched_at=now,
        window_s=plan.window_s,
    )
    append_event(webinar, launched_event(check), person=by)
    return check


def launched_event(check: PresenceCheck) -> CheckLaunched:
    until = check.launched_at + timedelta(seconds=check.window_s)
    return CheckLaunched(
        check=check.pk,
        number=check.number,
        launched_at=to_ms(check.launched_at),
        until=to_ms(until),
        window_ms=check.window_s * 1000,
    )


def next_number(webinar: Webinar) -> int:
    """With the webinar's lock held."""
    newest = PresenceCheck.objects.filter(webinar=webinar).order_by("-number").values_list("number", flat=True).first()
    return (newest or 0) + 1


def _launched(webinar: Webinar) -> list[PresenceCheck]:
    """Those that people are shown; a poll is asked in its own way."""
    return list(PresenceCheck.objects.filter(webinar=webinar).exclude(source=CheckSource.POLL))


def _since_last_ms(checks: Iterable[PresenceCheck], *, now: datetime) -> int | None:
    newest = max((check.launched_at for check in checks), default=None)
    return None if newest is None else to_ms(now) - to_ms(newest)


def _clear_for_ms(content: Content, *, now: datetime) -> int | None:
    clear = content.clear
    at = to_ms(now)
    return at - clear[-1].start if clear and clear[-1].end >= at else None
