"""A webinar: what is announced, when it really ran, and who teaches."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from accounts.roles import Role
from media.models import Broadcast
from standards.models import Node
from ui.codes import new_code
from ui.translated import Translated

EARLY_DOOR = timedelta(minutes=30)
"""How long before the planned start the waiting room opens."""
REMIND_SOON = timedelta(minutes=10)
"""The last reminder before the start."""


class WebinarState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    LIVE = "live", _("Live")
    ENDED = "ended", _("Ended")
    CANCELLED = "cancelled", _("Cancelled")


class RegistrationPolicy(models.TextChoices):
    OPEN = "open", _("Open to everyone")
    APPROVAL = "approval", _("By approval")


class WebinarQuerySet(models.QuerySet["Webinar"]):
    def for_cards(self) -> Self:
        """With what a card or a table row shows, in a fixed number of queries."""
        return self.select_related("organisation__region").prefetch_related("lecturers", "nodes")

    def real(self) -> Self:
        """Without rehearsals, which nobody but the operator sees."""
        return self.filter(is_rehearsal=False)

    def visible(self) -> Self:
        return self.real().exclude(state=WebinarState.DRAFT)

    def coming(self) -> Self:
        return self.real().filter(state__in=(WebinarState.PUBLISHED, WebinarState.LIVE)).order_by("starts_at")

    def past(self) -> Self:
        return self.real().filter(state=WebinarState.ENDED).order_by("-starts_at")

    def with_places(self) -> Self:
        return self.annotate(confirmed_count=Count("registrations", filter=Q(registrations__state="confirmed")))

    def of_team(self, user: User) -> Self:
        """Those that `user` may prepare: as lecturer, creator, or organiser of the same organisation."""
        mine = Q(lecturers=user)
        if user.may_hold:
            mine |= Q(created_by=user)
        if user.organisation_id and user.has_role(Role.ORGANISER, Role.ADMINISTRATOR):
            mine |= Q(organisation_id=user.organisation_id)
        return self.real().filter(mine).distinct()


class Webinar(models.Model):
    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    title_kk = models.CharField(max_length=250, blank=True)
    title_ru = models.CharField(max_length=250, blank=True)
    title_en = models.CharField(max_length=250, blank=True)
    title = Translated("title")
    description_kk = models.TextField(blank=True)
    description_ru = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    description = Translated("description")
    language = models.CharField(_("language of the lecture"), max_length=2, choices=settings.LANGUAGES, default="kk")
    starts_at = models.DateTimeField(_("start"), db_index=True)
    length_min = models.PositiveSmallIntegerField(
        _("length in minutes"), default=90, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True, validators=[MinValueValidator(1)])
    registration = models.CharField(
        _("registration"), max_length=10, choices=RegistrationPolicy, default=RegistrationPolicy.OPEN
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="webinars")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    lecturers = models.ManyToManyField(User, through="Lecturership", related_name="lectures")
    #: They keep order in the room: chat, questions. Named by its team; not of the team themselves.
    moderators = models.ManyToManyField(User, blank=True, related_name="moderated_webinars")
    nodes = models.ManyToManyField(Node, blank=True, related_name="webinars")

    state = models.CharField(max_length=10, choices=WebinarState, default=WebinarState.DRAFT, db_index=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    rescheduled_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)
    broadcast = models.OneToOneField(Broadcast, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # RFC 5545: grows with every change that calendars must take over.
    ics_sequence = models.PositiveIntegerField(default=0)
    event_seq = models.PositiveBigIntegerField(default=0)
    chat_is_off = models.BooleanField(default=False)
    #: Everyone but hosts and moderators waits so long between two messages; 0 when there is no need.
    chat_slow_s = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    #: Made by `manage.py rehearse` for simulated people, and removed after it with all that they left. Never changes.
    is_rehearsal = models.BooleanField(default=False, editable=False)
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = WebinarQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_at",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="webinar_has_a_title", condition=~Q(title_kk="", title_ru="", title_en="")),
            models.CheckConstraint(
                name="webinar_live_has_start",
                condition=~Q(state__in=("live", "ended")) | Q(started_at__isnull=False),
            ),
            models.CheckConstraint(
                name="webinar_ended_has_end", condition=~Q(state="ended") | Q(ended_at__gte=models.F("started_at"))
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def planned_end(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.length_min)

    @property
    def is_draft(self) -> bool:
        return self.state == WebinarState.DRAFT

    @property
    def is_live(self) -> bool:
        return self.state == WebinarState.LIVE

    @property
    def is_coming(self) -> bool:
        return self.state == WebinarState.PUBLISHED

    @property
    def has_ended(self) -> bool:
        return self.state == WebinarState.ENDED

    @property
    def is_cancelled(self) -> bool:
        return self.state == WebinarState.CANCELLED

    @property
    def door_opens_at(self) -> datetime:
        return self.starts_at - EARLY_DOOR

    @property
    def is_door_open(self) -> bool:
        """Whether the waiting room or the live room lets registered people in now."""
        return self.is_live or (self.is_coming and timezone.now() >= self.door_opens_at)

    @property
    def is_on_break(self) -> bool:
        return self.is_live and self.breaks.filter(ended_at=None).exists()

    def content_windows(self, *, now: datetime | None = None) -> list[tuple[datetime, datetime]]:
        """The half-open intervals that count: actual start to actual end (or `now`), less the breaks. Ordered."""
        if self.started_at is None:
            return []
        end = self.ended_at or now or timezone.now()
        windows, at = [], self.started_at
        for pause in sorted(self.breaks.all(), key=lambda pause: pause.started_at):
            if pause.started_at > at:
                windows.append((at, min(pause.started_at, end)))
            at = max(at, pause.ended_at or end)
        if end > at:
            windows.append((at, end))
        return windows

    def is_taught_by(self, user: User) -> bool:
        return any(lecturer.pk == user.pk for lecturer in self.lecturers.all())

    def is_moderated_by(self, user: User) -> bool:
        return any(moderator.pk == user.pk for moderator in self.moderators.all())


class Lecturership(models.Model):
    """Who teaches a webinar, in which order they are named."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="lecturerships")
    lecturer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="lecturerships")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "lecturer"), name="lecturership_once")
        ]
