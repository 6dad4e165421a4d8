from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.region import Region
from ui.codes import new_code
from ui.translated import Translated


class OrganisationKind(models.TextChoices):
    INSTITUTE = "institute", _("Institute of professional development")
    SCHOOL = "school", _("School")
    DEPARTMENT = "department", _("Education department")


class Organisation(models.Model):
    """Where people work, or who holds webinars. `parent` is the body above it (a district's or region's department)."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    kind = models.CharField(max_length=20, choices=OrganisationKind, default=OrganisationKind.SCHOOL)
    name_kk = models.CharField(max_length=250)
    name_ru = models.CharField(max_length=250, blank=True)
    name_en = models.CharField(max_length=250, blank=True)
    name = Translated("name")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="organisations")
    district = models.CharField(max_length=120, blank=True)
    city = models.CharField(max_length=120, blank=True)
    # Printed on certificates: postcode, city, street.
    address_kk = models.CharField(_("address in Kazakh"), max_length=160, blank=True)
    address_ru = models.CharField(_("address in Russian"), max_length=160, blank=True)
    address_en = models.CharField(_("address in English"), max_length=160, blank=True)
    address = Translated("address")
    # Of a licence, or of a registry of sponsors (NASBA); printed on certificates.
    registry_number = models.CharField(_("number of the licence or in a registry"), max_length=60, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")

    class Meta:
        ordering = ("name_kk",)

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """District or city, and region, without what the name already says ("Lyceum 7, Turkistan")."""
        nearest = self.district or self.city
        return ", ".join(filter(None, ["" if nearest in self.name_kk else nearest, self.region.name]))
