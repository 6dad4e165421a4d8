"""What one person said and did in the room, with its moment: evidence beside presence, never a credit."""

from enum import StrEnum
from typing import NamedTuple

from attendance.domain.evidence import Ms
from webinars.models import ChatMessage, RoomEvent, Webinar
from webinars.polls.models import PollVote
from webinars.questions.models import Question


class InteractionKind(StrEnum):
    VOTE = "vote"
    QUESTION = "question"
    CHAT = "chat"
    HAND = "hand"


class Interaction(NamedTuple):
    """`at` in ms since 1970."""

    at: int
    kind: InteractionKind


def interactions_of(webinar: Webinar, *, person_id: int) -> list[Interaction]:
    """In their order; four queries. Questions without a name are left out: who asked is nobody's business."""
    moments = {
        InteractionKind.VOTE: PollVote.objects.filter(poll__webinar=webinar, person=person_id).values_list(
            Ms("voted_at"), flat=True
        ),
        InteractionKind.QUESTION: Question.objects.filter(
            webinar=webinar, person=person_id, is_anonymous=False
        ).values_list(Ms("asked_at"), flat=True),
        InteractionKind.CHAT: ChatMessage.objects.filter(webinar=webinar, person=person_id).values_list(
            Ms("at"), flat=True
        ),
        InteractionKind.HAND: RoomEvent.objects.filter(
            webinar=webinar, person=person_id, type="hand.raised"
        ).values_list(Ms("at"), flat=True),
    }
    return sorted(Interaction(at, kind) for kind, found in moments.items() for at in found.order_by())
