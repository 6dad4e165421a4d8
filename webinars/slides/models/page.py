from typing import ClassVar

from django.db import models

from webinars.slides.limits import WIDTHS
from webinars.slides.models.deck import Deck


class Page(models.Model):
    """One page of a deck whose pictures are in object storage. `width` and `height` are those of the widest picture."""

    deck = models.ForeignKey(Deck, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True, help_text="What stands on it: read out, and found again")

    class Meta:
        ordering = ("deck", "number")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("deck", "number"), name="page_number_is_unique"),
            models.CheckConstraint(name="page_has_a_size", condition=models.Q(number__gt=0, width__gt=0, height__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.deck_id}/{self.number}"

    @property
    def title(self) -> str:
        """Its first line, as a chapter is called."""
        return self.text.partition("\n")[0][:120]

    def size(self, width: int) -> tuple[int, int]:
        """Pixels of the picture that is named by `width`: a long page is narrower than its name."""
        return max(1, round(self.width * width / WIDTHS[-1])), max(1, round(self.height * width / WIDTHS[-1]))
