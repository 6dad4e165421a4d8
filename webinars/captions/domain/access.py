"""Who writes captions: captioners by name, engines by their keys."""

import secrets

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars.captions import limits
from webinars.captions.errors import NobodyFound, TooManyCaptioners, TooManyTokens
from webinars.captions.models import Captioner, CaptionToken, digest_of
from webinars.domain.locks import lock_webinar
from webinars.models import Webinar


def name_captioner(webinar: Webinar, email: str, *, by: User) -> Captioner:
    """Named already: nothing happens. Raises NobodyFound, TooManyCaptioners."""
    person = User.objects.filter(email__iexact=email.strip(), is_active=True).first() if email.strip() else None
    if person is None:
        raise NobodyFound
    with transaction.atomic():
        locked = lock_webinar(webinar)
        known = Captioner.objects.filter(webinar=locked)
        found = known.filter(person=person).first()
        if found is not None:
            return found
        if known.count() >= limits.MOST_CAPTIONERS:
            raise TooManyCaptioners
        return Captioner.objects.create(webinar=locked, person=person, named_by=by)


def release_captioner(webinar: Webinar, captioner_id: int) -> None:
    """Not one of this webinar: nothing happens."""
    Captioner.objects.filter(webinar=webinar, pk=captioner_id).delete()


def make_token(webinar: Webinar, name: str, *, by: User) -> tuple[CaptionToken, str]:
    """The token's row, and the token itself, which nobody can find out again. Raises TooManyTokens."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if CaptionToken.objects.filter(webinar=locked, revoked_at=None).count() >= limits.MOST_TOKENS:
            raise TooManyTokens
        token = CaptionToken.objects.create(
            webinar=locked, name=name.strip()[:60] or "1", digest=digest_of(secret), created_by=by
        )
    return token, secret


def revoke_token(webinar: Webinar, token_id: int) -> None:
    """Not one of this webinar, or revoked already: nothing happens."""
    CaptionToken.objects.filter(webinar=webinar, pk=token_id, revoked_at=None).update(revoked_at=timezone.now())


def token_for(webinar_code: str, secret: str) -> CaptionToken | None:
    """The valid one of that webinar with this secret."""
    found = CaptionToken.objects.select_related("webinar").filter(digest=digest_of(secret), revoked_at=None).first()
    return found if found is not None and found.webinar.code == webinar_code else None
