"""Planning, publishing, moving, calling off, copying."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests import factories as make
from webinars import signals
from webinars.domain.checklist import Item, _checks, register_check
from webinars.domain.registration import register
from webinars.domain.schedule import (
    Plan,
    cancel_webinar,
    copy_webinar,
    create_webinar,
    discard_webinar,
    edit_webinar,
    publish_webinar,
    reschedule_webinar,
)
from webinars.errors import AlreadyCancelled, AlreadyStarted, NotPublishable, StartInPast, TooFewPlaces, WrongState
from webinars.models import RegistrationPolicy, RegistrationState, Webinar, WebinarState

pytestmark = pytest.mark.django_db


def in_days(days: float) -> datetime:
    return timezone.now().replace(microsecond=0) + timedelta(days=days)


def plan(**fields: Any) -> Plan:
    fields.setdefault("organisation", None)
    fields["organisation"] = fields["organisation"] or make.institute()
    return Plan(**{"title_kk": "Бағалау", "description_kk": "Не туралы", "starts_at": in_days(7), **fields})


def plan_of(webinar: Webinar, **changes: Any) -> Plan:
    return plan(
        **{"organisation": webinar.organisation, "starts_at": webinar.starts_at, "length_min": webinar.length_min}
        | {
            "lecturers": list(webinar.lecturers.all()),
            "capacity": webinar.capacity,
            "registration": webinar.registration,
        }
        | changes
    )


def fan_outs() -> list[tuple[str, int]]:
    jobs = ProcrastinateJob.objects.filter(task_name="webinars.mail_registered").order_by("id")
    return [(job.args["notice"], job.args["sequence"]) for job in jobs]


def test_a_new_webinar_is_a_draft_with_its_lecturers_in_order() -> None:
    by, first, second = make.organiser(), make.lecturer(), make.lecturer()
    webinar = create_webinar(plan(lecturers=[second, first]), by=by)
    assert webinar.state == WebinarState.DRAFT
    assert webinar.created_by == by
    assert list(webinar.lecturers.order_by("lecturerships__order")) == [second, first]


def test_editing_changes_text_places_and_the_order_of_lecturers() -> None:
    first, second, third = make.lecturer(), make.lecturer(), make.lecturer()
    webinar = create_webinar(plan(lecturers=[first, second]), by=make.organiser())
    edit_webinar(webinar, plan_of(webinar, title_kk="Жаңа", capacity=50, lecturers=[third, first]))
    assert (webinar.title_kk, webinar.capacity) == ("Жаңа", 50)
    assert list(webinar.lecturers.order_by("lecturerships__order")) == [third, first]


def test_places_cannot_be_fewer_than_people_who_have_one() -> None:
    webinar = make.webinar(starts_at=in_days(1))
    for _ in range(3):
        make.registration(webinar)
    with pytest.raises(TooFewPlaces, match="3"):
        edit_webinar(webinar, plan_of(webinar, capacity=2))
    webinar.refresh_from_db()
    assert webinar.capacity is None


def test_more_places_let_the_waiting_list_in() -> None:
    webinar = make.webinar(starts_at=in_days(1), capacity=1)
    register(webinar, person=make.person())
    waiting = register(webinar, person=make.person())
    edit_webinar(webinar, plan_of(webinar, capacity=2))
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.CONFIRMED


def test_without_approval_everyone_who_asked_is_let_in_while_there_are_places() -> None:
    webinar = make.webinar(starts_at=in_days(1), capacity=1, registration=RegistrationPolicy.APPROVAL)
    first, second = register(webinar, person=make.person()), register(webinar, person=make.person())
    edit_webinar(webinar, plan_of(webinar, registration=RegistrationPolicy.OPEN))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("confirmed", "waiting")


@pytest.mark.parametrize("state", [WebinarState.LIVE, WebinarState.ENDED])
def test_nothing_changes_once_it_began(state: WebinarState) -> None:
    webinar = make.webinar(state=state)
    with pytest.raises(AlreadyStarted):
        edit_webinar(webinar, plan_of(webinar, title_kk="Жаңа"))
    with pytest.raises(AlreadyStarted):
        reschedule_webinar(webinar, starts_at=in_days(1), length_min=90)
    with pytest.raises(AlreadyStarted):
        cancel_webinar(webinar)


def test_a_cancelled_one_cannot_be_changed() -> None:
    with pytest.raises(AlreadyCancelled):
        reschedule_webinar(make.webinar(state=WebinarState.CANCELLED), starts_at=in_days(1), length_min=90)


def test_publishing_makes_it_public_once() -> None:
    webinar = create_webinar(plan(lecturers=[make.lecturer()]), by=make.organiser())
    publish_webinar(webinar)
    assert webinar.state == WebinarState.PUBLISHED
    published_at = webinar.published_at
    assert published_at is not None
    publish_webinar(webinar)
    assert webinar.published_at == published_at


def test_publishing_says_all_that_is_missing() -> None:
    webinar = create_webinar(plan(description_kk="", starts_at=in_days(-2)), by=make.organiser())
    with pytest.raises(NotPublishable) as caught:
        publish_webinar(webinar)
    assert len(caught.value.problems) == 3
    webinar.refresh_from_db()
    assert webinar.is_draft


def test_higher_apps_may_forbid_publishing() -> None:
    def check(webinar: Webinar) -> list[Item]:
        return [Item(text="Write a question.", is_done=False)]

    webinar = create_webinar(plan(lecturers=[make.lecturer()]), by=make.organiser())
    register_check(check)
    try:
        with pytest.raises(NotPublishable, match="Write a question"):
            publish_webinar(webinar)
    finally:
        _checks.remove(check)


@pytest.mark.parametrize("state", [WebinarState.LIVE, WebinarState.ENDED, WebinarState.CANCELLED])
def test_only_a_draft_is_published(state: WebinarState) -> None:
    with pytest.raises(WrongState):
        publish_webinar(make.webinar(state=state))


def test_moving_tells_everyone_and_reminds_anew() -> None:
    webinar = make.webinar(starts_at=in_days(2))
    reminded = make.registration(webinar, reminded_day_at=timezone.now())
    reschedule_webinar(webinar, starts_at=in_days(5), length_min=60)
    reminded.refresh_from_db()
    assert (webinar.ics_sequence, webinar.length_min) == (1, 60)
    assert webinar.rescheduled_at is not None
    assert reminded.reminded_day_at is None
    assert fan_outs() == [("rescheduled", 1)]


def test_moving_to_the_same_time_tells_nobody() -> None:
    webinar = make.webinar(starts_at=in_days(2))
    reschedule_webinar(webinar, starts_at=webinar.starts_at, length_min=webinar.length_min)
    assert webinar.ics_sequence == 0
    assert fan_outs() == []


def test_a_draft_moves_silently() -> None:
    webinar = make.webinar(state=WebinarState.DRAFT)
    reschedule_webinar(webinar, starts_at=in_days(2), length_min=30)
    assert webinar.ics_sequence == 0
    assert fan_outs() == []


def test_nothing_moves_into_the_past() -> None:
    webinar = make.webinar(starts_at=in_days(2))
    with pytest.raises(StartInPast):
        reschedule_webinar(webinar, starts_at=in_days(-1), length_min=90)
    webinar.refresh_from_db()
    assert webinar.ics_sequence == 0


def test_calling_off_tells_everyone_once() -> None:
    webinar = make.webinar(starts_at=in_days(2))
    cancel_webinar(webinar, reason=" Дәріскер ауырып қалды ")
    cancel_webinar(webinar)
    assert webinar.is_cancelled
    assert webinar.cancel_reason == "Дәріскер ауырып қалды"
    assert webinar.ics_sequence == 1
    assert fan_outs() == [("called_off", 1)]


def test_a_draft_is_discarded_and_nothing_else_is() -> None:
    draft = make.webinar(state=WebinarState.DRAFT)
    discard_webinar(draft)
    assert not Webinar.objects.filter(code=draft.code).exists()
    with pytest.raises(WrongState):
        discard_webinar(make.webinar())


def test_a_copy_is_a_draft_on_the_same_weekday_that_lies_ahead() -> None:
    by = make.organiser()
    keeper, gone = make.person(), make.person(is_active=False)
    old = make.webinar(
        state=WebinarState.ENDED,
        starts_at=datetime(2024, 11, 19, 6, 30, tzinfo=UTC),
        started_at=datetime(2024, 11, 19, 6, 30, tzinfo=UTC),
        description_ru="О чём",
        capacity=30,
    )
    old.moderators.set([keeper, gone])
    made = copy_webinar(old, by=by)
    assert (made.state, made.created_by, made.copied_from) == (WebinarState.DRAFT, by, old)
    assert made.code != old.code
    assert (made.title_kk, made.description_ru, made.capacity) == (old.title_kk, "О чём", 30)
    assert list(made.lecturers.all()) == list(old.lecturers.all())
    assert list(made.moderators.all()) == [keeper]
    assert made.starts_at > timezone.now()
    assert made.starts_at.weekday() == old.starts_at.weekday()
    assert (made.started_at, made.broadcast, made.ics_sequence) == (None, None, 0)


@pytest.mark.django_db(transaction=True)
def test_higher_apps_hear_of_each_change_after_commit() -> None:
    heard: list[str] = []
    listeners = []
    for name in ("created", "published", "rescheduled", "cancelled"):

        def listen(sender: Any, *, webinar: Webinar, said: str = name, **kwargs: Any) -> None:
            heard.append(said)

        getattr(signals, f"webinar_{name}").connect(listen)
        listeners.append(listen)
    webinar = create_webinar(plan(lecturers=[make.lecturer()]), by=make.organiser())
    publish_webinar(webinar)
    reschedule_webinar(webinar, starts_at=in_days(9), length_min=90)
    cancel_webinar(webinar)
    assert heard == ["created", "published", "rescheduled", "cancelled"]
