"""A page that applied every event shows what a page shows that was just opened. See reducing.py.

Other features have their scenarios beside their own tests: tests/<feature>/test_reducer.py.
"""

from collections.abc import Iterator

import pytest

from tests.webinars.reducing import Scenario, ScenarioRoom, check
from webinars.domain.air import decline_air, offer_air, take_air, withdraw_air_offer
from webinars.domain.chat import pin_chat, remove_chat, send_chat, set_chat
from webinars.domain.events import append_event
from webinars.domain.life_events import BroadcastInterrupted, BroadcastResumed
from webinars.domain.live import end_webinar, pause_webinar, prolong_break, resume_webinar
from webinars.domain.moderation import ban_person, mute_person, unban_person, unmute_person

pytestmark = pytest.mark.django_db


def a_lecture(room: ScenarioRoom) -> Iterator[None]:
    pause_webinar(room.webinar, by=room.host, length_min=10)
    yield
    prolong_break(room.webinar, by=room.host, length_min=5)
    yield
    resume_webinar(room.webinar, by=room.host)
    yield
    append_event(room.webinar, BroadcastInterrupted())
    yield
    append_event(room.webinar, BroadcastResumed())
    pause_webinar(room.webinar, by=room.host)
    yield
    end_webinar(room.webinar, by=room.host)


def an_air(room: ScenarioRoom) -> Iterator[None]:
    webinar, host = room.webinar, room.host
    colleague = webinar.lecturers.get()
    take_air(webinar, by=host)
    yield
    offer_air(webinar, colleague.pk, by=host)
    yield
    decline_air(webinar, by=colleague)
    yield
    offer_air(webinar, colleague.pk, by=host)
    withdraw_air_offer(webinar, by=host)
    yield
    offer_air(webinar, colleague.pk, by=host)
    yield
    take_air(webinar, by=colleague)
    yield
    offer_air(webinar, host.pk, by=colleague)


def a_chat(room: ScenarioRoom) -> Iterator[None]:
    webinar, host, moderator = room.webinar, room.host, room.moderator
    first = send_chat(webinar, "one", by=room.first, nonce="1")
    yield
    second = send_chat(webinar, "two", by=host, nonce="2", reply_to=first.pk)
    pin_chat(webinar, first.pk, by=moderator)
    yield
    pin_chat(webinar, second.pk, by=host)
    set_chat(webinar, is_off=False, slow_s=30, by=moderator)
    yield
    remove_chat(webinar, second.pk, by=moderator)
    mute_person(webinar, room.second.pk, by=moderator)
    mute_person(webinar, room.first.pk, by=moderator)
    yield
    ban_person(webinar, room.second.pk, by=host)
    unmute_person(webinar, room.first.pk, by=moderator)
    yield
    set_chat(webinar, is_off=True, slow_s=0, by=host)
    send_chat(webinar, "three", by=moderator, nonce="3")
    unban_person(webinar, room.second.pk, by=host)


@pytest.mark.parametrize(
    ("part", "module", "scenario"),
    [
        ("room", "webinars/life-state.js", a_lecture),
        ("air", "webinars/air-state.js", an_air),
        ("chat", "webinars/chat-state.js", a_chat),
    ],
)
def test_events_lead_to_what_a_fresh_snapshot_shows(part: str, module: str, scenario: Scenario) -> None:
    check(scenario, part=part, module=module)
