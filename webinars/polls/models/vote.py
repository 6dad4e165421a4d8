from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from webinars.polls.kinds import MAX_TEXT, MAX_WORD
from webinars.polls.models.poll import Poll


class PollVote(models.Model):
    """One person's answer to one poll; a changed answer is the same row. Exactly one of the four columns is filled."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    #: Indices into the poll's options, from 0, in order.
    choices = ArrayField(models.PositiveSmallIntegerField(), default=list)
    number = models.PositiveSmallIntegerField(null=True)
    #: As they are counted: `domain/words.py`.
    words = ArrayField(models.CharField(max_length=MAX_WORD), default=list)
    text = models.CharField(max_length=MAX_TEXT, blank=True)
    #: An open text that a moderator took out of the list.
    is_hidden = models.BooleanField(default=False)
    hidden_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    voted_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("voted_at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("poll", "person"), name="poll_vote_once"),
            models.CheckConstraint(
                name="poll_vote_has_one_answer",
                condition=Q(choices__len__gte=1, number=None, words__len=0, text="")
                | Q(choices__len=0, number__isnull=False, words__len=0, text="")
                | Q(choices__len=0, number=None, words__len__gte=1, text="")
                | (Q(choices__len=0, number=None, words__len=0) & ~Q(text="")),
            ),
        ]
