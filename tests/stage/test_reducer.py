"""The page's reducer leads to what a fresh snapshot shows."""

from collections.abc import Iterator

import pytest

from tests.stage.speaking import LINE
from tests.webinars.reducing import ScenarioRoom, check
from webinars.stage.domain.hands import dismiss_hand, lower_hand, raise_hand
from webinars.stage.domain.turns import (
    end_turn,
    give_microphone,
    mute_microphone,
    take_microphone,
    unmute_microphone,
)

pytestmark = pytest.mark.django_db


def hands_and_turns(room: ScenarioRoom) -> Iterator[None]:
    webinar, host = room.webinar, room.host
    first = raise_hand(webinar, by=room.first)
    yield
    raise_hand(webinar, by=room.second)
    lower_hand(webinar, by=room.second)
    again = raise_hand(webinar, by=room.second)
    third = raise_hand(webinar, by=room.moderator)
    yield
    turn = give_microphone(webinar, first.pk, by=host)
    yield
    take_microphone(webinar, turn.pk, by=room.first, line=LINE, through="socket")
    mute_microphone(webinar, turn.pk, by=room.first)
    yield
    other = give_microphone(webinar, again.pk, by=host)
    unmute_microphone(webinar, turn.pk, by=room.first)
    mute_microphone(webinar, turn.pk, by=host)
    yield
    dismiss_hand(webinar, third.pk, by=room.moderator)
    end_turn(webinar, other.pk, by=host)


def test_events_lead_to_what_a_fresh_page_sees() -> None:
    check(hands_and_turns, part="stage", module="stage/stage-state.js")
