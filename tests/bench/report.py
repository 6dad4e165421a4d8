"""The report of a lecture with 1,000 people, 10,000 spans, 4 checks and hours: how long its page and its files take.

Of each the best of three; of the PDF the first, for typst knows a paper that it has made before.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

PEOPLE, SPANS_EACH, SCHOOLS, CHECKS = 1_000, 10, 200, 4
GOAL_S = 2.0
FILES = (
    ("page", "report", GOAL_S),
    ("CSV", "report_csv", GOAL_S),
    ("XLSX", "report_xlsx", GOAL_S),
    ("PDF", "report_pdf", GOAL_S),
)


def rows() -> Iterator[dict[str, Any]]:
    from django.test import Client
    from django.urls import reverse

    from config.memory import spare_what_is_loaded

    webinar = make_lecture()
    spare_what_is_loaded()
    client = Client(HTTP_HOST="localhost")
    client.force_login(webinar.created_by)
    for label, name, goal in FILES:
        address = reverse(f"attendance:{name}", args=[webinar.code])
        took = min(measure(client, address) for _ in range(1 if label == "PDF" else 3))
        yield {
            "name": f"Report of 1,000 people and 10,000 spans: {label}",
            "value": round(took, 2),
            "unit": "s",
            "goal": goal,
        }


def measure(client: Any, address: str) -> float:
    begin = time.perf_counter()
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return time.perf_counter() - begin


def make_lecture() -> Any:
    from accounts.models import User
    from attendance.models import EndedHow, PresenceSpan, StateKind, StateSpan
    from tests import factories as make
    from tests.attendance import evidence
    from tests.bench.recompute import settle
    from webinars.models import Registration

    webinar = make.webinar(state="ended")
    assert webinar.started_at is not None
    regions = [make.region() for _ in range(10)]
    schools = [make.organisation(region=regions[n % 10], district=f"Аудан {n % 50}") for n in range(SCHOOLS)]
    people = User.objects.bulk_create(
        User(email=f"report{n}@example.kz", name=f"Сейітқали Айгүл {n}", organisation=schools[n % SCHOOLS])
        for n in range(PEOPLE)
    )
    Registration.objects.bulk_create(Registration(webinar=webinar, person=person) for person in people)
    spans = PresenceSpan.objects.bulk_create(
        (
            PresenceSpan(
                webinar=webinar,
                person=person,
                connection=uuid4(),
                device_label="Windows 10, Chrome 131",
                ip=f"10.{place // 250}.{place % 250}.{number % 2}",
                user_agent=f"agent {number % 2}",
                started_at=webinar.started_at + timedelta(seconds=530 * number + place % 60),
                last_beat_at=webinar.started_at + timedelta(seconds=530 * number + 490),
                ended_at=webinar.started_at + timedelta(seconds=530 * number + 490),
                ended_how=EndedHow.DROPPED,
            )
            for place, person in enumerate(people)
            for number in range(SPANS_EACH)
        ),
        batch_size=2000,
    )
    StateSpan.objects.bulk_create(
        StateSpan(presence=span, kind=StateKind.HIDDEN, started_at=span.started_at, ended_at=span.last_beat_at)
        for span in spans[::5]
    )
    for number in range(CHECKS):
        ask(webinar, people, number=number + 1)
    evidence.pause(webinar, 1200, 1500)
    evidence.fault(webinar, 3000, 3100)
    settle([webinar])
    return webinar


def ask(webinar: Any, people: list[Any], *, number: int) -> None:
    """A presence check that was shown to everyone and answered by most."""
    from attendance.models import CheckNote, CheckSource, PresenceCheck

    check = PresenceCheck.objects.create(
        webinar=webinar,
        number=number,
        source=CheckSource.LECTURER,
        launched_by=webinar.created_by,
        launched_at=webinar.started_at + timedelta(seconds=1100 * number + 500),
        window_s=90,
    )
    CheckNote.objects.bulk_create(
        CheckNote(presence_check=check, person=person, kind=kind, at=check.launched_at + timedelta(seconds=after_s))
        for place, person in enumerate(people)
        for kind, after_s in (("shown", 1), ("answered", 4 + place % 60))
        if kind == "shown" or place % 10
    )
