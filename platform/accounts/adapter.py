"""How allauth's flows behave here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import translation

from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def save_user(self, request: HttpRequest, user: User, form: object, commit: bool = True) -> User:
        """A new person speaks the language of the page on which they signed up."""
        user.language = translation.get_language() or "kk"
        return super().save_user(request, user, form, commit=commit)  # type: ignore[no-any-return]
