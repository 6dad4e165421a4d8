from typing import TYPE_CHECKING, ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ui.codes import new_code
from webinars.models import Webinar
from webinars.slides.errors import why_refused
from webinars.slides.limits import TITLE_LENGTH

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from webinars.slides.models.page import Page
    from webinars.slides.models.turn import Turn


class DeckState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    MAKING = "making", _("Pages are being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be read")


class DeckQuerySet(models.QuerySet["Deck"]):
    def listed(self) -> Self:
        """Those that the team sees and may show: neither deleted nor replaced."""
        return self.filter(retired_at=None)

    def ready(self) -> Self:
        return self.listed().filter(state=DeckState.READY)

    def shown(self) -> Self:
        """Those that the audience has seen, also if they were deleted since: the recording shows them."""
        return self.filter(furthest_page__gt=0)


class Deck(models.Model):
    """A presentation: one PDF and the pictures of its pages. What it contains never changes; a new file is a new deck.

    A deck that was shown stays for the recording when it is deleted or replaced: it is *retired*.
    """

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="decks")
    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    title = models.CharField(_("Name"), max_length=TITLE_LENGTH)
    file_name = models.CharField(max_length=200)
    bytes = models.PositiveBigIntegerField(validators=[MinValueValidator(1)])
    order = models.PositiveSmallIntegerField(default=0)
    is_downloadable = models.BooleanField(_("Participants may download the PDF"), default=False)
    state = models.CharField(max_length=10, choices=DeckState, default=DeckState.WAITING)
    page_count = models.PositiveSmallIntegerField(default=0, help_text=_("0 until it is known"))
    error = models.CharField(max_length=40, blank=True, help_text=_("The name of what went wrong"))
    error_page = models.PositiveIntegerField(default=0, help_text=_("Where; 0 when no page is to blame"))
    #: How far the audience has come; 0: it was never shown. Participants see pages up to this one.
    furthest_page = models.PositiveSmallIntegerField(default=0)
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replacements")
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = DeckQuerySet.as_manager()

    if TYPE_CHECKING:
        pages: RelatedManager[Page]
        turns: RelatedManager[Turn]

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="deck_ready_has_pages", condition=~Q(state="ready") | Q(page_count__gt=0)),
            models.CheckConstraint(name="deck_failed_says_why", condition=~Q(state="failed") | ~Q(error="")),
            models.CheckConstraint(name="deck_shown_within_its_pages", condition=Q(furthest_page__lte=F("page_count"))),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ready(self) -> bool:
        return self.state == DeckState.READY

    @property
    def has_failed(self) -> bool:
        return self.state == DeckState.FAILED

    @property
    def is_busy(self) -> bool:
        return self.state in (DeckState.WAITING, DeckState.MAKING)

    @property
    def was_shown(self) -> bool:
        return self.furthest_page > 0

    @property
    def problem(self) -> str | Promise:
        """Why it failed, in the reader's language; nothing when it did not."""
        return why_refused(self.error, page=self.error_page) if self.error else ""

    @property
    def storage_prefix(self) -> str:
        """Where all its files lie in the bucket."""
        return f"slides/{self.code}/"

    @property
    def pdf_key(self) -> str:
        return f"{self.storage_prefix}original.pdf"

    def picture_key(self, number: int, width: int) -> str:
        return f"{self.storage_prefix}{number}-{width}.webp"
