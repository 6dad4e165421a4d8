"""What a participant would do with one node of a standard, and who agrees."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Region, User
from standards.models import Node
from ui.codes import new_code
from webinars.models import Webinar

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from webinars.recommendations.models.change import RecommendationChange


class RecommendationKind(models.TextChoices):
    KEEP = "keep", pgettext_lazy("recommendation", "Keep as it is")
    CHANGE = "change", pgettext_lazy("recommendation", "Change")
    ADD = "add", pgettext_lazy("recommendation", "Add")
    REMOVE = "remove", pgettext_lazy("recommendation", "Remove")


class RecommendationState(models.TextChoices):
    SHOWN = "shown", pgettext_lazy("recommendation", "shown")
    HIDDEN = "hidden", pgettext_lazy("recommendation", "hidden")
    WITHDRAWN = "withdrawn", pgettext_lazy("recommendation", "withdrawn")


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def shown(self) -> Self:
        return self.filter(state=RecommendationState.SHOWN)

    def with_support(self, *, of: User | None = None) -> Self:
        """How many support each; `of`: whether this person does."""
        found = self.annotate(support_count=Count("supports"))
        return found.annotate(is_supported=Exists(Support.objects.filter(recommendation=OuterRef("pk"), person=of)))

    def in_order(self, *by: str) -> Self:
        """What most support first, the older first among equals, within what is given before. After `with_support`."""
        return self.order_by(*by, "-support_count", "written_at", "pk")


class Recommendation(models.Model):
    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="recommendations")
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="recommendations")
    #: None: the account was closed. Known also where there is no name; only auditors are shown it.
    person = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="recommendations")
    is_anonymous = models.BooleanField(default=False)
    #: Where the person worked then, so that a summary stays as it was. None also of one without a name: it would tell much.
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=RecommendationKind)
    text = models.TextField()
    state = models.CharField(max_length=9, choices=RecommendationState, default=RecommendationState.SHOWN)
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    hidden_reason = models.TextField(blank=True)

    #: After `with_support`.
    support_count: int
    is_supported: bool

    objects = RecommendationQuerySet.as_manager()

    if TYPE_CHECKING:
        supports: RelatedManager["Support"]
        changes: RelatedManager[RecommendationChange]

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ("written_at", "pk")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("webinar", "state"), name="recommendation_of_webinar"),
            models.Index(fields=("webinar", "person"), name="recommendation_of_person"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="recommendation_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="recommendation_no_name_no_region", condition=~Q(is_anonymous=True) | Q(region=None)
            ),
            models.CheckConstraint(
                name="recommendation_hidden_says_why",
                condition=(Q(state="hidden", hidden_by__isnull=False) & ~Q(hidden_reason=""))
                | (~Q(state="hidden") & Q(hidden_by=None, hidden_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_shown(self) -> bool:
        return self.state == RecommendationState.SHOWN

    @property
    def is_hidden(self) -> bool:
        return self.state == RecommendationState.HIDDEN

    @property
    def wording(self) -> str:
        """Another after each change: pages send along which words a person supports."""
        return self.changed_at.isoformat() if self.changed_at else ""

    @property
    def has_name(self) -> bool:
        return self.person_id is not None and not self.is_anonymous


class Support(models.Model):
    """Somebody else wants the same. Taken away when the recommendation comes to say something else."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="supports")
    #: None: the account was closed; the support counts on.
    person = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    #: Where the person worked then.
    region = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("recommendation", "person"), name="recommendation_support_once"),
        ]
