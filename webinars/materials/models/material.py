from typing import ClassVar, Self
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ui.codes import new_code
from webinars.materials.limits import NAME_LENGTH, TITLE_LENGTH, URL_LENGTH
from webinars.models import Webinar


class MaterialKind(models.TextChoices):
    FILE = "file", _("File")
    LINK = "link", _("Link")


class Moment(models.TextChoices):
    """From when on participants see it; from then on it stays."""

    BEFORE = "before", _("Before the lecture")
    DURING = "during", _("When the lecture begins")
    AFTER = "after", _("After the lecture")


class MaterialQuerySet(models.QuerySet["Material"]):
    def there(self) -> Self:
        """Without files that are still being copied."""
        return self.filter(is_stored=True)

    def shown(self, webinar: Webinar) -> Self:
        """Those of `webinar` that participants see as it stands now."""
        return self.there().filter(webinar=webinar, moment__in=moments_of(webinar))


def moments_of(webinar: Webinar) -> list[str]:
    """Whose time has come."""
    if webinar.has_ended:
        return [Moment.BEFORE, Moment.DURING, Moment.AFTER]
    return [Moment.BEFORE, Moment.DURING] if webinar.is_live else [Moment.BEFORE]


class Material(models.Model):
    """A file or a link for those who come to a webinar. A file's content never changes; a new file is a new material."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="materials")
    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    kind = models.CharField(max_length=4, choices=MaterialKind)
    #: In the language of the lecture: it is a word of the lecturer, like a slide.
    title = models.CharField(_("Name"), max_length=TITLE_LENGTH)
    moment = models.CharField(_("When participants see it"), max_length=6, choices=Moment, default=Moment.BEFORE)
    order = models.PositiveSmallIntegerField(default=0)
    url = models.CharField(_("Address"), max_length=URL_LENGTH, blank=True)
    file_name = models.CharField(max_length=NAME_LENGTH, blank=True)
    #: By what is in it, not by what a browser said (domain/kinds.py).
    content_type = models.CharField(max_length=100, blank=True)
    bytes = models.PositiveBigIntegerField(default=0)
    #: False while the file of another webinar is copied.
    is_stored = models.BooleanField(default=True, editable=False)
    added_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        ordering = ("order", "pk")
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("webinar", "order"), name="material_of_webinar")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="material_has_a_name", condition=~Q(title="")),
            models.CheckConstraint(
                name="material_is_file_or_link",
                condition=Q(kind="file", url="", bytes__gt=0) & ~Q(file_name="") & ~Q(content_type="")
                | Q(kind="link", url__regex=r"^https?://", file_name="", content_type="", bytes=0, is_stored=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_file(self) -> bool:
        return self.kind == MaterialKind.FILE

    @property
    def storage_prefix(self) -> str:
        return f"materials/{self.code}/"

    @property
    def file_key(self) -> str:
        return f"{self.storage_prefix}file"

    @property
    def host(self) -> str:
        """Where a link leads."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    @property
    def ending(self) -> str:
        """In capitals, as a badge: PDF."""
        return self.file_name.rpartition(".")[2].upper()[:5] if self.is_file else ""
