"""Closing an account. What the rules demand (evidence, hours, certificates) outlives it, under the name that it was earned by."""

from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.signals import account_closed, rights_changed


def close_account(person: User) -> None:
    """Nobody can sign in to it any more, no letter reaches it, its address is free for a new account. Closed: nothing happens.

    Name and organisation stay until no record needs them: `forget_account`.
    """
    with transaction.atomic():
        locked = User.objects.select_for_update(of=("self",)).filter(pk=person.pk).get()
        if locked.closed_at is not None:
            return
        locked.closed_at = timezone.now()
        locked.email = f"closed-{locked.pk}@closed.invalid"
        locked.is_active = locked.is_staff = locked.is_superuser = False
        locked.roles = []
        locked.position = ""
        AbstractBaseUser.set_unusable_password(locked)  # ends every session too: they hold a trace of the password
        locked.save()
        EmailAddress.objects.filter(user=locked).delete()
        Authenticator.objects.filter(user=locked).delete()
        transaction.on_commit(partial(account_closed.send_robust, sender=User, person=locked))
        transaction.on_commit(partial(rights_changed.send_robust, sender=User, person_id=locked.pk))


def forget_account(person: User) -> None:
    """Of a closed account: what still said whose it was goes. Certificates keep what is printed on them."""
    User.objects.filter(pk=person.pk, closed_at__isnull=False).update(name="", name_latin="", organisation=None)
