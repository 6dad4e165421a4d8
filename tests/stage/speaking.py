"""Hands and turns for tests."""

from accounts.models import User
from tests import factories as make
from webinars.models import Webinar
from webinars.stage.domain.hands import raise_hand
from webinars.stage.domain.turns import give_microphone, take_microphone
from webinars.stage.models import Hand, Turn

LINE = "5d6f2f2c-speaker"
DESK = "0c1a9b1e-desk"


def listener(webinar: Webinar) -> User:
    return make.registration(webinar).person


def raised(webinar: Webinar, person: User | None = None) -> Hand:
    return raise_hand(webinar, by=person or listener(webinar))


def given(webinar: Webinar, person: User | None = None) -> Turn:
    hand = raised(webinar, person)
    return give_microphone(webinar, hand.pk, by=webinar.created_by)


def taken(webinar: Webinar, person: User | None = None, *, line: str = LINE) -> Turn:
    turn = given(webinar, person)
    return take_microphone(webinar, turn.pk, by=turn.person, line=line, through="socket-1")


def told(webinar: Webinar) -> list[str]:
    return [event.type for event in webinar.events.order_by("seq")]
