from datetime import timedelta
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webinars.models import Webinar


class RecordingState(models.TextChoices):
    LIVE = "live", _("Being recorded")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class DownloadState(models.TextChoices):
    NONE = "none", _("Not made")
    QUEUED = "queued", _("Waiting")
    MAKING = "making", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class RecordingQuerySet(models.QuerySet["Recording"]):
    def with_webinar(self) -> Self:
        """With what a page about it shows, in a fixed number of queries."""
        return self.select_related("webinar__organisation", "webinar__broadcast").prefetch_related("webinar__lecturers")

    def unsettled(self) -> Self:
        """Their webinar is over, they are not ready."""
        return self.exclude(state=RecordingState.READY).filter(webinar__state="ended")

    def with_silent_download(self, *, after: timedelta) -> Self:
        """A file was promised, and nothing has been heard of it for `after`."""
        busy = (DownloadState.QUEUED, DownloadState.MAKING)
        return self.filter(download_state__in=busy, download_touched_at__lt=timezone.now() - after)


class Recording(models.Model):
    """The kept broadcast of a webinar, and the file that people may download.

    It is live from the webinar's start until its broadcast is closed; then it can be watched whole. The file is made in
    the background from the same media; where it stands has its own state, so that a failed file never hides a good replay.
    """

    webinar = models.OneToOneField(Webinar, on_delete=models.PROTECT, related_name="recording")
    state = models.CharField(max_length=10, choices=RecordingState, default=RecordingState.LIVE)
    error = models.CharField(max_length=40, blank=True, help_text=_("The name of what went wrong"))
    duration_ms = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    download_state = models.CharField(max_length=10, choices=DownloadState, default=DownloadState.NONE)
    download_progress = models.PositiveSmallIntegerField(
        default=0, validators=[MaxValueValidator(100)], help_text=_("Per cent")
    )
    download_key = models.CharField(max_length=200, blank=True)
    download_bytes = models.PositiveBigIntegerField(default=0)
    download_error = models.CharField(max_length=40, blank=True, help_text=_("The name of what went wrong"))
    download_touched_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When its state or progress last changed")
    )

    objects = RecordingQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="recording_ready_is_closed", condition=~Q(state="ready") | Q(closed_at__isnull=False)
            ),
            models.CheckConstraint(name="recording_failed_says_why", condition=~Q(state="failed") | ~Q(error="")),
            models.CheckConstraint(name="download_progress_is_per_cent", condition=Q(download_progress__lte=100)),
            models.CheckConstraint(
                name="download_ready_has_a_file",
                condition=~Q(download_state="ready") | (~Q(download_key="") & Q(download_bytes__gt=0)),
            ),
            models.CheckConstraint(
                name="download_failed_says_why", condition=~Q(download_state="failed") | ~Q(download_error="")
            ),
            models.CheckConstraint(
                name="download_busy_was_touched",
                condition=~Q(download_state__in=("queued", "making")) | Q(download_touched_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.webinar_id} ({self.state})"

    @property
    def is_ready(self) -> bool:
        return self.state == RecordingState.READY

    @property
    def has_failed(self) -> bool:
        return self.state == RecordingState.FAILED

    @property
    def duration_s(self) -> int:
        return round(self.duration_ms / 1000)

    @property
    def is_download_busy(self) -> bool:
        return self.download_state in (DownloadState.QUEUED, DownloadState.MAKING)
