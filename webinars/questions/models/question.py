"""A question of the audience, and who wants it answered."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ui.codes import new_code
from webinars.models import Webinar

MAX_QUESTION = 500
MAX_ANSWER = 4000
"""Characters."""


class QuestionState(models.TextChoices):
    WAITING = "waiting", _("waiting for the moderator")
    OPEN = "open", _("open")
    ANSWERING = "answering", _("being answered")
    ANSWERED = "answered", _("answered")
    MERGED = "merged", _("merged with another one")
    DISMISSED = "dismissed", _("dismissed")
    WITHDRAWN = "withdrawn", _("taken back")


SHOWN = (QuestionState.OPEN, QuestionState.ANSWERING, QuestionState.ANSWERED)
"""What the audience sees."""
UNANSWERED = (QuestionState.OPEN, QuestionState.ANSWERING)


class QuestionQuerySet(models.QuerySet["Question"]):
    def shown(self) -> Self:
        return self.filter(state__in=SHOWN)

    def for_moderators(self) -> Self:
        """With those that wait for them."""
        return self.filter(state__in=(QuestionState.WAITING, *SHOWN))

    def with_votes(self) -> Self:
        return self.annotate(vote_count=Count("votes"))

    def in_order(self) -> Self:
        """What most want first, the older first among equals. After `with_votes`."""
        return self.order_by("-vote_count", "asked_at", "pk")


class Question(models.Model):
    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="questions")
    #: Known also of an anonymous question. Only auditors are shown it.
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="questions")
    is_anonymous = models.BooleanField(default=False)
    text = models.TextField()
    #: Made by the asker's page, so that a question that is sent again after a cut line is asked once.
    nonce = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=QuestionState, default=QuestionState.OPEN)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="merged")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    #: Said aloud in the lecture. A question may be answered in both ways.
    was_answered_live = models.BooleanField(default=False)
    answer = models.TextField(blank=True)
    answer_mailed_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    #: After `with_votes`.
    vote_count: int

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ("asked_at", "pk")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("webinar", "state"), name="question_of_webinar"),
            models.Index(fields=("webinar", "person"), name="question_of_person"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "person", "nonce"), name="question_asked_once"),
            models.CheckConstraint(name="question_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="question_merged_says_where",
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into=None)),
            ),
            models.CheckConstraint(name="question_not_merged_with_itself", condition=~Q(merged_into=models.F("pk"))),
            models.CheckConstraint(
                name="question_answered_somehow",
                condition=~Q(state="answered")
                | (Q(answered_at__isnull=False) & (Q(was_answered_live=True) | ~Q(answer=""))),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_waiting(self) -> bool:
        return self.state == QuestionState.WAITING

    @property
    def is_shown(self) -> bool:
        return self.state in SHOWN

    @property
    def is_answered(self) -> bool:
        return self.state == QuestionState.ANSWERED


class QuestionVote(models.Model):
    """Somebody wants this answered. Who asked is the first, and that vote stays while the question does."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    #: The question that was merged into this one and brought the vote: when it is taken out again, its votes go with it.
    came_with = models.ForeignKey(Question, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("question", "person"), name="question_vote_once")
        ]
