"""The seal over a webinar's evidence: a chain of hashes over its rows. Rows are only added (migration 0007)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from webinars.models import Webinar


class SealedRow(models.Model):
    """One row of evidence in the chain of its webinar. `link` is the SHA-256 of the link before it and `digest`.

    How both are computed: `attendance.domain.canonical`, docs/evidence.md. It stays when the row itself was removed after
    its time, so that the chain can be verified without it.
    """

    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="sealed_rows")
    #: From 1, without gaps, in each webinar.
    number = models.PositiveIntegerField()
    of_table = models.CharField(max_length=40)
    row_key = models.CharField(max_length=36)
    #: Version of the canonical form that was hashed.
    form = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64)
    link = models.CharField(max_length=64)

    class Meta:
        ordering = ("webinar", "number")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "number"), name="sealed_row_number_once"),
            models.UniqueConstraint(fields=("of_table", "row_key"), name="sealed_row_once"),
            models.CheckConstraint(name="sealed_row_from_1", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.webinar_id} {self.number}"


class EvidenceSeal(models.Model):
    """The head of a webinar's chain after `rows` rows. The first is set at its end, a further one with each late correction.

    All seals of this server make a chain too, the journal: a seal that vanished is missed there.
    """

    #: From 1, without gaps, over all webinars.
    number = models.PositiveIntegerField(unique=True)
    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="seals")
    sealed_at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    head = models.CharField(max_length=64)
    journal = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "rows"), name="seal_moves_forward"),
            models.CheckConstraint(name="seal_of_something", condition=Q(rows__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.webinar_id}: {self.head[:12]}"


class EvidenceRemoval(models.Model):
    """The tombstone of a webinar's evidence whose time to be kept was over. It is what lets the database delete these rows.

    Digests and links stay; what was in the rows cannot be told from them.
    """

    webinar = models.OneToOneField(Webinar, on_delete=models.PROTECT, related_name="evidence_removal")
    removed_at = models.DateTimeField()
    #: By the policies of the webinar: the rows were kept for so long after its end. The database holds it to that.
    retention_years = models.PositiveSmallIntegerField()
    rows = models.PositiveIntegerField()
    #: Of the chain as it was before: it verified, or it says what did not fit.
    head = models.CharField(max_length=64)
    finding = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("removed_at",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="removal_after_a_year_at_least", condition=Q(retention_years__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.webinar_id} {self.removed_at:%Y-%m-%d}"
