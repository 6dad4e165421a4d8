"""Signing in by a code that comes by mail, begun from a page of ours (registering for a webinar) instead of the sign-in page."""

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.utils import setup_user_email
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from accounts.code_form import RequestLoginCodeForm
from accounts.models import User


class CodeRefused(Exception):
    """No code was sent; the message says why (too many, or not an address)."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def send_sign_in_code(request: HttpRequest, *, email: str, next_url: str) -> str:
    """Mails a code and returns the page that asks for it. An address that nobody has used yet becomes a new person.

    Known and new addresses lead to the same page, so that nobody can find out here who has an account.
    """
    form = RequestLoginCodeForm({"email": email})  # allauth's own limits: so many codes a minute for an address
    if not form.is_valid():
        raise CodeRefused(" ".join(message for messages in form.errors.values() for message in messages))
    person = form._user or _newcomer(request, email=email)
    LoginCodeVerificationProcess.initiate(request=request, user=person, email=email)
    return f"{reverse('account_confirm_login_code')}?{urlencode({'next': next_url})}"


def _newcomer(request: HttpRequest, *, email: str) -> User | None:
    """None for the address of a person who may no longer sign in: then the mail says so."""
    if User.objects.filter(email__iexact=email).exists():
        return None
    try:
        with transaction.atomic():
            person = User.objects.create_user(email, language=get_language() or "kk")
            setup_user_email(request, person, [])
    except IntegrityError:  # the same person pressed twice
        return User.objects.filter(email__iexact=email, is_active=True).first()
    return person
