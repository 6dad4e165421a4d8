"""A year of an institute computed again: 200 webinars with 200 people each, from stored facts and from the evidence."""

import random
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

WEBINARS, PEOPLE = 200, 200
GOAL_S = 60
LATE = 50
"""People whose evidence came after their hours were settled: what is found, and written when asked."""


def rows() -> Iterator[dict[str, Any]]:
    from credits.domain.rebuild import check_ledger
    from credits.domain.recompute import ended_webinars, recompute

    its = make_year()

    def year() -> Iterator[Any]:
        """Without the webinars of other measurements."""
        return (webinar for webinar in ended_webinars() if webinar.pk in its)

    begin = time.perf_counter()
    done = recompute(year())
    took = time.perf_counter() - begin
    assert (done.webinars, done.people, len(done.differences)) == (WEBINARS, WEBINARS * PEOPLE, 0), done
    yield {
        "name": "Recomputing a year, 200 webinars x 200 people",
        "value": round(took, 1),
        "unit": "s",
        "goal": GOAL_S,
    }

    begin = time.perf_counter()
    assert list(check_ledger(year())) == []
    took = time.perf_counter() - begin
    yield {"name": "Rebuilding the ledger of that year", "value": round(took, 1), "unit": "s", "goal": GOAL_S}

    come_late(its)
    begin = time.perf_counter()
    done = recompute(year(), write=True)
    took = time.perf_counter() - begin
    assert (len(done.differences), done.written) == (LATE, LATE), done
    yield {
        "name": f"Recomputing that year and writing {LATE} corrections with new certificates",
        "value": round(took, 1),
        "unit": "s",
        "goal": GOAL_S,
    }


def make_year() -> set[int]:
    """By bulk inserts; assessments and grants are those that settling would write. The webinars' keys."""
    from django.utils import timezone

    from accounts.models import User
    from attendance.models import EndedHow, PresenceSpan
    from tests import factories as make
    from webinars.models import Registration, Webinar

    fate = random.Random(2026)
    by = make.organiser()
    people: Any = User.objects.bulk_create(
        User(email=f"year{n}@example.kz", name=f"Сейітқали Айгүл {n}") for n in range(PEOPLE)
    )
    now = timezone.now()
    webinars: Any = Webinar.objects.bulk_create(
        Webinar(
            title_kk=f"Дәріс {number}",
            organisation=by.organisation,
            created_by=by,
            state="ended",
            length_min=90,
            starts_at=now - timedelta(days=1 + number, minutes=90),
            started_at=now - timedelta(days=1 + number, minutes=90),
            ended_at=now - timedelta(days=1 + number),
        )
        for number in range(WEBINARS)
    )
    Registration.objects.bulk_create(
        (Registration(webinar=webinar, person=person, state="confirmed") for webinar in webinars for person in people),
        batch_size=5000,
    )
    PresenceSpan.objects.bulk_create(
        (
            PresenceSpan(
                webinar=webinar,
                person=person,
                connection=uuid4(),
                user_agent="bench",
                started_at=webinar.started_at + timedelta(seconds=begin),
                last_beat_at=webinar.started_at + timedelta(seconds=end),
                ended_at=webinar.started_at + timedelta(seconds=end),
                ended_how=EndedHow.LEFT,
            )
            for webinar in webinars
            for person in people
            for begin, end in stay(fate)
        ),
        batch_size=5000,
    )
    settle(webinars)
    return {webinar.pk for webinar in webinars}


def settle(webinars: Iterable[Any]) -> None:
    """Assessments and grants, as settling would write them."""
    import msgspec

    from credits.domain.evidence import facts_of_all
    from credits.domain.inputs import inputs_hash
    from credits.domain.policy import compute_credits
    from credits.domain.terms import terms_of
    from credits.models import Assessment, EntryKind, LedgerEntry

    for webinar in webinars:
        terms = terms_of(webinar)
        version = terms.policy_version
        made = []
        for facts in facts_of_all(terms):
            result = compute_credits(version.params, facts.inputs)
            made.append(
                Assessment(
                    person=facts.person,
                    webinar=webinar,
                    policy_version=version,
                    inputs_json=msgspec.to_builtins(facts.inputs),
                    inputs_hash=inputs_hash(facts.inputs),
                    credits=result.credits,
                    waiting=result.waiting,
                    base=result.base,
                    reasons_json=msgspec.to_builtins(result.reasons),
                )
            )
        LedgerEntry.objects.bulk_create(
            LedgerEntry(
                kind=EntryKind.GRANT,
                person_id=one.person_id,
                webinar=webinar,
                policy_version=version,
                assessment=one,
                credits=one.credits,
                unit_kk=version.unit_kk,
                unit_ru=version.unit_ru,
                unit_en=version.unit_en,
            )
            for one in Assessment.objects.bulk_create(made)
            if one.credits > 0
        )


def stay(fate: random.Random) -> list[tuple[int, int]]:
    """Two connections with a gap between them, in seconds from the start of 90 minutes."""
    cut = fate.randint(600, 4200)
    return [(fate.randint(0, 600), cut), (cut + fate.randint(5, 400), 5400 - fate.randint(0, 700))]


def come_late(webinars: set[int]) -> None:
    """A second device of some people is heard of only now: it was there all the time."""
    from attendance.models import EndedHow, PresenceSpan
    from credits.models import Assessment

    short: Any = (
        Assessment.objects.filter(webinar_id__in=webinars, credits__lt=Decimal("1.5"))
        .select_related("webinar")
        .order_by("pk")[:LATE]
    )
    PresenceSpan.objects.bulk_create(
        PresenceSpan(
            webinar=one.webinar,
            person_id=one.person_id,
            connection=uuid4(),
            user_agent="bench, second device",
            started_at=one.webinar.started_at,
            last_beat_at=one.webinar.ended_at,
            ended_at=one.webinar.ended_at,
            ended_how=EndedHow.LEFT,
        )
        for one in short
    )
