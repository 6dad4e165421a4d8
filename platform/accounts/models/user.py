from typing import Any, ClassVar
from zoneinfo import available_timezones

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.organisation import Organisation
from accounts.roles import HOLDERS, Role
from ui.prepared import Prepared


def validate_time_zone(value: str) -> None:
    if value not in available_timezones():
        raise ValidationError(_("Choose a time zone from the list."))


class UserManager(BaseUserManager["User"]):
    def get(self, *args: Any, **wanted: Any) -> "User":
        """`get(pk=)` is what every page and socket asks for to know the person of a session: its query is made once."""
        if args or wanted.keys() != {"pk"}:
            return super().get(*args, **wanted)
        found = _of_key.first(self.model._meta.pk.get_prep_value(wanted["pk"]))
        if found is None:
            raise self.model.DoesNotExist("User matching query does not exist.")
        return found

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not email:
            raise ValueError("A user needs an e-mail address")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        fields.setdefault("roles", [Role.ADMINISTRATOR])
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. The e-mail address is the login; `name` stands on certificates as it is written here."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("full name"), max_length=150, blank=True)
    name_latin = models.CharField(_("full name in Latin letters"), max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    position = models.CharField(_("position"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")], default="kk"
    )
    # Kazakhstan has had one zone, UTC+5, since 1 March 2024.
    time_zone = models.CharField(_("time zone"), max_length=50, default="Asia/Almaty", validators=[validate_time_zone])
    roles = ArrayField(models.CharField(max_length=20, choices=Role), default=list, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)
    #: By the person. Records that must be kept go on to name them: accounts/closing.py.
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique_any_case")
        ]

    def __str__(self) -> str:
        return self.display_name

    def has_role(self, *roles: Role) -> bool:
        return self.is_active and (Role.PARTICIPANT in roles or any(role in self.roles for role in roles))

    @property
    def may_hold(self) -> bool:
        """Webinars of their own."""
        return self.has_role(*HOLDERS) or (self.is_superuser and self.is_active)

    @property
    def display_name(self) -> str:
        return self.name or self.email.partition("@")[0]

    @property
    def short_name(self) -> str:
        """Surname and at most two initials: "Сейітқали А. Б."."""
        surname, *given = self.display_name.split()
        return " ".join([surname, *(f"{part[0]}." for part in given[:2])])

    @property
    def initials(self) -> str:
        return "".join(part[0] for part in self.display_name.split()[:2]).upper()

    @property
    def region(self) -> Any:
        return self.organisation.region if self.organisation else None


_of_key: Prepared[User] = Prepared(lambda key: User.objects.filter(pk=key), 0)
