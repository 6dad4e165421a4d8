"""Nine webinars in three languages: held, starting now, and coming; with people in each of them.

What attendance, recordings, quizzes and hours make of the past ones is loaded by the steps after this one.
"""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils import timezone

from accounts.models import User
from demo.world import World, read
from webinars.domain.registration import register
from webinars.domain.schedule import TEXTS, Plan, create_webinar, publish_webinar
from webinars.models import Registration, RegistrationPolicy, RegistrationState, Webinar, WebinarState

ALMATY = ZoneInfo("Asia/Almaty")
LATE_START = timedelta(minutes=2)
"""Lectures begin a little after the hour."""


def load_webinars(world: World) -> None:
    rows = read("webinars.json")
    there = {webinar.title_kk: webinar for webinar in Webinar.objects.filter(organisation=world.institute)}
    world.is_new = not any(data["title_kk"] in there for data in rows)
    for data in rows:
        webinar = there.get(data["title_kk"]) or _webinar(world, data)
        world.webinars[data["key"]] = webinar
        _put(world, webinar, is_now=data["at"] == "now")
    world.past.sort(key=lambda webinar: webinar.starts_at, reverse=True)
    _begin_now_again(world.starts_now)


def _webinar(world: World, data: dict[str, Any]) -> Webinar:
    is_past = data["when"] < 0
    plan = Plan(
        organisation=world.institute,
        starts_at=_moment(data),
        **{name: data[name] for name in TEXTS},
        language=data["language"],
        length_min=data["minutes"],
        capacity=data["capacity"],
        registration=RegistrationPolicy.APPROVAL if data["approval"] else RegistrationPolicy.OPEN,
        lecturers=[world.people[data["lecturer"]]],
        nodes=[world.nodes[name] for name in data["nodes"] if name in world.nodes],
    )
    webinar = create_webinar(plan, by=world.people["saule"])
    if not is_past:
        publish_webinar(webinar)
        # The letters of these two can be read on the mail page.
        for login in ("gulnur", "asan") if data["key"] in ("lesson-study", "marks") else ():
            register(webinar, person=world.people[login])
    people = [world.people["gulnur"], world.people["asan"], *world.crowd] if is_past else world.crowd
    _register(webinar, people[: data["registered"]])
    if is_past:
        _end(webinar)
    return webinar


def _register(webinar: Webinar, people: list[User]) -> None:
    """Rows without letters: as they would be if people had come over the last days. Some still wait."""
    by_approval = webinar.registration == RegistrationPolicy.APPROVAL
    opened = min(timezone.now(), webinar.starts_at) - timedelta(days=8)
    free = (webinar.capacity or len(people) + 2) - webinar.registrations.confirmed().count()
    rows = []
    for number, person in enumerate(people):
        state = RegistrationState.CONFIRMED if number < free else RegistrationState.WAITING
        if by_approval and number % 3 == 2:
            state = RegistrationState.PENDING
        at = opened + timedelta(hours=3, minutes=37) * (number % 50)
        confirmed_at = at if state == RegistrationState.CONFIRMED else None
        rows.append(
            Registration(webinar=webinar, person=person, state=state, registered_at=at, confirmed_at=confirmed_at)
        )
    Registration.objects.bulk_create(rows, ignore_conflicts=True)


def _end(webinar: Webinar) -> None:
    """It was held as planned, a little late. The rows alone: nothing is told to anyone."""
    Webinar.objects.filter(pk=webinar.pk).update(
        state=WebinarState.ENDED,
        published_at=F("starts_at") - timedelta(days=20),
        started_at=webinar.starts_at + LATE_START,
        ended_at=webinar.planned_end,
    )
    webinar.refresh_from_db()


def _put(world: World, webinar: Webinar, *, is_now: bool) -> None:
    if is_now:
        world.starts_now = webinar
    elif webinar.has_ended:
        world.past.append(webinar)
    else:
        world.coming.append(webinar)


def _begin_now_again(webinar: Webinar) -> None:
    """A demo that is started again the next day has a webinar that starts now, if nobody held it yet."""
    now = timezone.now().replace(second=0, microsecond=0)
    if webinar.is_coming and webinar.starts_at < now:
        Webinar.objects.filter(pk=webinar.pk).update(starts_at=now)
        webinar.refresh_from_db()


def _moment(data: dict[str, Any]) -> datetime:
    """Days from today and the hour in Kazakhstan; "now" is this minute."""
    now = timezone.now().astimezone(ALMATY)
    if data["at"] == "now":
        return now.replace(second=0, microsecond=0)
    hour, minute = map(int, data["at"].split(":"))
    return datetime.combine(now.date() + timedelta(days=data["when"]), time(hour, minute), ALMATY)
