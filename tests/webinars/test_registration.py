"""Places: given once, taken back, passed on."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import User
from tests import factories as make
from webinars import signals
from webinars.domain.registration import approve_registration, cancel_registration, decline_registration, register
from webinars.errors import AlreadyStarted, RegistrationClosed, RequestDeclined, WrongState
from webinars.models import Registration, RegistrationPolicy, RegistrationState, Webinar, WebinarState

pytestmark = pytest.mark.django_db


def coming(**fields: Any) -> Webinar:
    return make.webinar(starts_at=timezone.now() + timedelta(days=3), **fields)


def notices(registration: Registration | None = None) -> list[str]:
    jobs = ProcrastinateJob.objects.filter(task_name="webinars.mail_person").order_by("id")
    if registration:
        jobs = jobs.filter(args__registration_id=registration.pk)
    return [job.args["notice"] for job in jobs]


def test_it_gives_a_place_and_mails() -> None:
    registration = register(coming(), person=make.person())
    assert registration.state == RegistrationState.CONFIRMED
    assert registration.confirmed_at is not None
    assert notices() == ["confirmed"]


def test_it_tells_higher_apps_after_commit(django_capture_on_commit_callbacks: object) -> None:
    heard: list[int] = []

    def listen(sender: object, *, registration: Registration, **kwargs: object) -> None:
        heard.append(registration.person_id)

    signals.registration_confirmed.connect(listen)
    person = make.person()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        register(coming(), person=person)
    assert heard == [person.pk]


def test_it_is_idempotent() -> None:
    webinar, person = coming(), make.person()
    first = register(webinar, person=person)
    again = register(webinar, person=person)
    assert again.pk == first.pk
    assert notices() == ["confirmed"]


def test_it_asks_where_approval_is_needed() -> None:
    registration = register(coming(registration=RegistrationPolicy.APPROVAL), person=make.person())
    assert registration.state == RegistrationState.PENDING
    assert notices() == ["requested"]


def test_a_full_webinar_has_a_waiting_list() -> None:
    webinar = coming(capacity=1)
    register(webinar, person=make.person())
    assert register(webinar, person=make.person()).state == RegistrationState.WAITING
    assert notices() == ["confirmed", "waiting"]


def test_it_takes_late_comers_while_live() -> None:
    assert register(make.webinar(state=WebinarState.LIVE), person=make.person()).is_confirmed


@pytest.mark.parametrize("state", [WebinarState.DRAFT, WebinarState.ENDED, WebinarState.CANCELLED])
def test_it_is_closed_before_and_after(state: WebinarState) -> None:
    with pytest.raises(RegistrationClosed):
        register(make.webinar(state=state), person=make.person())


def test_who_was_declined_cannot_register_again() -> None:
    registration = make.registration(coming(), state=RegistrationState.DECLINED)
    with pytest.raises(RequestDeclined):
        register(registration.webinar, person=registration.person)


def test_a_place_given_back_goes_to_who_waits_longest() -> None:
    webinar = coming(capacity=1)
    holder = register(webinar, person=make.person())
    first, second = register(webinar, person=make.person()), register(webinar, person=make.person())
    cancel_registration(holder)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (holder.state, first.state, second.state) == ("cancelled", "confirmed", "waiting")
    assert notices() == ["confirmed", "waiting", "waiting", "left", "moved_up"]


def test_leaving_the_waiting_list_moves_nobody_up() -> None:
    webinar = coming(capacity=1)
    register(webinar, person=make.person())
    waiting, other = register(webinar, person=make.person()), register(webinar, person=make.person())
    cancel_registration(waiting)
    other.refresh_from_db()
    assert other.state == RegistrationState.WAITING


def test_who_cancelled_may_come_back_at_the_end_of_the_queue() -> None:
    webinar = coming(capacity=1)
    leaver = register(webinar, person=make.person())
    cancel_registration(leaver)
    register(webinar, person=make.person())
    again = register(webinar, person=leaver.person)
    assert again.pk == leaver.pk
    assert again.state == RegistrationState.WAITING
    assert again.ics_revision == 1


def test_nobody_leaves_once_it_began() -> None:
    registration = make.registration(make.webinar(state=WebinarState.LIVE))
    with pytest.raises(AlreadyStarted):
        cancel_registration(registration)


def test_an_approved_request_gets_a_place() -> None:
    by = make.organiser()
    registration = register(coming(registration=RegistrationPolicy.APPROVAL), person=make.person())
    approve_registration(registration, by=by)
    assert (registration.state, registration.decided_by) == ("confirmed", by)
    approve_registration(registration, by=by)
    assert notices() == ["requested", "approved"]


def test_approval_never_overbooks() -> None:
    webinar = coming(registration=RegistrationPolicy.APPROVAL, capacity=1)
    first, second = register(webinar, person=make.person()), register(webinar, person=make.person())
    by = make.organiser()
    approve_registration(first, by=by)
    approve_registration(second, by=by)
    assert (first.state, second.state) == ("confirmed", "waiting")


def test_a_cancelled_request_cannot_be_decided() -> None:
    registration = make.registration(coming(), state=RegistrationState.CANCELLED)
    with pytest.raises(WrongState):
        approve_registration(registration, by=make.organiser())
    with pytest.raises(WrongState):
        decline_registration(registration, by=make.organiser())


def test_declining_a_confirmed_person_frees_the_place() -> None:
    webinar = coming(capacity=1)
    holder, waiting = register(webinar, person=make.person()), register(webinar, person=make.person())
    decline_registration(holder, by=make.organiser())
    waiting.refresh_from_db()
    assert (holder.state, waiting.state) == ("declined", "confirmed")
    assert notices()[-2:] == ["declined", "moved_up"]


def test_a_rolled_back_registration_leaves_no_mail() -> None:
    webinar = coming()
    with transaction.atomic():
        register(webinar, person=make.person())
        transaction.set_rollback(True)
    assert notices() == []
    assert not webinar.registrations.exists()


@pytest.mark.django_db(transaction=True)
def test_the_last_place_is_given_once_however_many_press_at_once() -> None:
    webinar = coming(capacity=2)
    people = [make.person() for _ in range(8)]
    barrier = threading.Barrier(len(people), timeout=30)
    failures: list[BaseException] = []

    def press(person: User) -> None:
        try:
            barrier.wait()
            register(webinar, person=person)
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert webinar.registrations.filter(state=RegistrationState.CONFIRMED).count() == 2
    assert webinar.registrations.filter(state=RegistrationState.WAITING).count() == 6


@pytest.mark.django_db(transaction=True)
def test_one_person_who_presses_twice_at_once_has_one_place() -> None:
    webinar, person = coming(), make.person()
    barrier = threading.Barrier(4, timeout=30)
    failures: list[BaseException] = []

    def press() -> None:
        try:
            barrier.wait()
            register(webinar, person=person)
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    registration = webinar.registrations.get()
    assert notices(registration) == ["confirmed"]


@pytest.mark.django_db(transaction=True)
def test_a_freed_place_and_a_newcomer_at_once_never_overbook() -> None:
    webinar = coming(capacity=1)
    holder = register(webinar, person=make.person())
    register(webinar, person=make.person())
    barrier = threading.Barrier(2, timeout=30)

    def leave() -> None:
        barrier.wait()
        cancel_registration(holder)
        connection.close()

    def come() -> None:
        barrier.wait()
        register(webinar, person=newcomer)
        connection.close()

    newcomer = make.person()
    threads = [threading.Thread(target=leave), threading.Thread(target=come)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert webinar.registrations.filter(state=RegistrationState.CONFIRMED).count() == 1
