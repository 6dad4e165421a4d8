"""Evidence of presence checks: what was planned, what was launched, who was shown it and answered. Rows are only added."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from webinars.models import Webinar


class CheckPlan(models.Model):
    """Made as the webinar starts. With the seed anybody can compute afterwards when checks had to be launched."""

    webinar = models.OneToOneField(Webinar, on_delete=models.PROTECT, related_name="check_plan")
    #: 32 hexadecimal digits. Who knew it would know the moments, so it is shown after the end.
    seed = models.CharField(max_length=32)
    #: The planned length, and the rules of the policy as they were then; see `attendance.domain.check_plan`.
    content_s = models.PositiveIntegerField()
    launch = models.PositiveSmallIntegerField()
    per_s = models.PositiveIntegerField()
    window_s = models.PositiveSmallIntegerField()
    edge_s = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.webinar_id}: {self.launch} / {self.per_s} s"


class CheckSource(models.TextChoices):
    SCHEDULED = "scheduled", _("by the plan")
    LECTURER = "lecturer", _("by the lecturer")
    POLL = "poll", _("a poll")


class PresenceCheck(models.Model):
    """One launch. Which process launches the check of a slot is decided by its being unique."""

    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="presence_checks")
    #: From 1, in the order of launching.
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=9, choices=CheckSource)
    #: Of the plan, and its moment there in ms of content: it is launched later when a break or a fault comes between.
    slot = models.PositiveSmallIntegerField(null=True, blank=True)
    planned_ms = models.PositiveIntegerField(null=True, blank=True)
    #: The poll whose answers count.
    poll_code = models.CharField(max_length=10, blank=True)
    launched_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    launched_at = models.DateTimeField()
    window_s = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("launched_at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "number"), name="check_number_once"),
            models.UniqueConstraint(fields=("webinar", "slot"), name="check_slot_once"),
            models.UniqueConstraint(
                fields=("webinar", "poll_code"), condition=~Q(poll_code=""), name="check_of_a_poll_once"
            ),
            models.CheckConstraint(
                name="check_source_says_what",
                condition=Q(source="scheduled", slot__isnull=False, planned_ms__isnull=False, poll_code="")
                | Q(source="lecturer", slot=None, planned_ms=None, poll_code="", launched_by__isnull=False)
                | (Q(source="poll", slot=None, planned_ms=None) & ~Q(poll_code="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.webinar_id} {self.number}"


class NoteKind(models.TextChoices):
    SHOWN = "shown", _("shown")
    ANSWERED = "answered", _("answered")
    EXPIRED = "expired", _("time ran out")


class CheckNote(models.Model):
    """What happened between a check and a person, at the server's moment. Each at most once, on whatever device; nothing
    is both answered and expired."""

    presence_check = models.ForeignKey(PresenceCheck, on_delete=models.PROTECT, related_name="notes")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="check_notes")
    kind = models.CharField(max_length=8, choices=NoteKind)
    at = models.DateTimeField()
    #: The socket that said so, as in presence spans; none when the server noted it.
    connection = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("presence_check", "person", "kind"), name="check_note_once"),
            models.UniqueConstraint(
                fields=("presence_check", "person"), condition=~Q(kind="shown"), name="check_note_one_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.at:%H:%M:%S}"
