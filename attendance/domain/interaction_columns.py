"""What each person said in the room, as columns of the attendance report's files."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from attendance.domain.columns import Column, ColumnSource, Value
from attendance.domain.report import PersonAttendance
from webinars.models import ChatMessage, Webinar
from webinars.polls.models import PollVote
from webinars.questions.models import Question


class InteractionColumns(ColumnSource):
    """Questions without a name are left out: in a small lecture their number would say who asked."""

    columns: ClassVar[Sequence[Column]] = (
        Column("poll_votes", _("Poll votes"), screen="export"),
        Column("questions", _("Questions with a name"), screen="export"),
        Column("chat_messages", _("Chat messages"), screen="export"),
    )

    def values(self, webinar: Webinar, people: Sequence[PersonAttendance]) -> Mapping[int, Mapping[str, Value]]:
        counted = {
            "poll_votes": PollVote.objects.filter(poll__webinar=webinar),
            "questions": Question.objects.filter(webinar=webinar, is_anonymous=False),
            "chat_messages": ChatMessage.objects.filter(webinar=webinar),
        }
        found: dict[str, dict[int, int]] = {
            key: dict(rows.order_by().values_list("person").annotate(Count("pk"))) for key, rows in counted.items()
        }
        return {
            line.person.pk: {key: counts.get(line.person.pk, 0) for key, counts in found.items()} for line in people
        }
