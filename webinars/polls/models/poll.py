from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ui.codes import new_code
from webinars.models import Webinar
from webinars.polls.kinds import MAX_OPTION, MAX_OPTIONS, MAX_POLL, MAX_WORD, SCALES, WITH_OPTIONS, PollKind


class PollState(models.TextChoices):
    PREPARED = "prepared", _("prepared")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Poll(models.Model):
    """A question to the audience. Once it was opened its text and options stay as people saw them."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="polls")
    kind = models.CharField(_("Kind"), max_length=8, choices=PollKind, default=PollKind.SINGLE)
    #: In the language of the lecture: it is a word of the lecturer, like a slide.
    text = models.CharField(_("Question"), max_length=MAX_POLL)
    #: What can be chosen (single, multiple), or what the ends of the scale mean: two texts, or none.
    options = ArrayField(models.CharField(max_length=MAX_OPTION), default=list, blank=True)
    scale_max = models.PositiveSmallIntegerField(_("Scale"), choices=[(n, f"1–{n}") for n in SCALES], default=5)
    order = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=PollState, default=PollState.PREPARED)
    #: Who voted what is shown to nobody. The vote is stored with the person, so that each has one.
    is_anonymous = models.BooleanField(_("Anonymous"), default=False)
    can_change = models.BooleanField(_("An answer may be changed until the poll is closed"), default=True)
    shows_results = models.BooleanField(_("Everyone sees the results"), default=True)
    is_presence_check = models.BooleanField(_("Counts as a presence check"), default=False)
    #: Words of a cloud that moderators took out, as they are counted.
    hidden_words = ArrayField(models.CharField(max_length=MAX_WORD), default=list, blank=True, editable=False)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ("webinar", "order", "pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("webinar", "order"), name="poll_of_webinar")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar",), condition=Q(state="open"), name="poll_one_open"),
            models.CheckConstraint(name="poll_asks_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="poll_options_fit_kind",
                condition=Q(kind__in=WITH_OPTIONS, options__len__range=(2, MAX_OPTIONS))
                | Q(kind=PollKind.SCALE, options__len=2)
                | (~Q(kind__in=WITH_OPTIONS) & Q(options__len=0)),
            ),
            models.CheckConstraint(name="poll_scale_is_known", condition=Q(scale_max__in=SCALES)),
            models.CheckConstraint(
                name="poll_was_opened", condition=Q(state="prepared", opened_at=None) | Q(opened_at__isnull=False)
            ),
            models.CheckConstraint(
                name="poll_closed_says_when", condition=~Q(state="closed") | Q(closed_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_prepared(self) -> bool:
        return self.state == PollState.PREPARED

    @property
    def is_open(self) -> bool:
        return self.state == PollState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == PollState.CLOSED

    @property
    def has_options(self) -> bool:
        return self.kind in WITH_OPTIONS
