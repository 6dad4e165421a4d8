from django.db import models

from ui.translated import Translated


class Region(models.Model):
    """An oblast or a city of republican significance. `code` is ISO 3166-2:KZ (KZ-75 is Almaty)."""

    code = models.CharField(max_length=8, unique=True)
    name_kk = models.CharField(max_length=120)
    name_ru = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    name = Translated("name")

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name
