"""Asking for a sign-in code."""

from allauth.account.forms import RequestLoginCodeForm as AllauthForm
from allauth.account.models import EmailAddress

from accounts.models import User


class RequestLoginCodeForm(AllauthForm):  # type: ignore[misc]
    """Also for people whom an operator entered: without a row of their address allauth would ask for a second code."""

    def clean_email(self) -> str:
        email = str(super().clean_email())
        person: User | None = self._user
        if person is not None and not EmailAddress.objects.filter(user=person).exists():
            EmailAddress.objects.create(user=person, email=person.email.lower(), primary=True, verified=False)
        return email
