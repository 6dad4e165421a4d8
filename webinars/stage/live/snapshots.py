"""How things stand on the stage."""

import msgspec

from webinars.models import Webinar
from webinars.stage.domain.events import Speaker, TurnView, speaker_of, view_of
from webinars.stage.models import Hand, Turn


class HandView(msgspec.Struct, frozen=True, kw_only=True):
    hand: int
    person: int


class StageSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The queue, first come first; and who has the microphone."""

    hands: list[HandView]
    turns: list[TurnView]


class HandNames(msgspec.Struct, frozen=True, kw_only=True):
    """For the team: whose hands these are. By the hand."""

    names: dict[int, Speaker]


def shared_stage(webinar: Webinar) -> StageSnapshot:
    hands = Hand.objects.filter(webinar=webinar, lowered_at=None)
    turns = Turn.objects.filter(webinar=webinar, ended_at=None).select_related("person")
    return StageSnapshot(
        hands=[HandView(hand=hand.pk, person=hand.person_id) for hand in hands],
        turns=[view_of(turn) for turn in turns],
    )


def hand_names(webinar: Webinar) -> HandNames:
    hands = Hand.objects.filter(webinar=webinar, lowered_at=None).select_related("person")
    return HandNames(names={hand.pk: speaker_of(hand.person) for hand in hands})
