"""What happens to an account while its profile is being saved."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from accounts.closing import close_account
from accounts.forms import ProfileForm
from accounts.models import User
from accounts.roles import Role
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def saves_while(person: User, act: Callable[[], Any], *, monkeypatch: pytest.MonkeyPatch) -> int:
    """Posts the profile; `act` begins when the form has read the account, and is done, or waits for it, when it is saved."""
    clean = ProfileForm.clean
    client, meanwhile = Client(), threading.Thread(target=_and_close, args=(act,))
    client.force_login(person)

    def slowly(form: ProfileForm) -> Any:
        meanwhile.start()
        meanwhile.join(0.5)
        return clean(form)

    monkeypatch.setattr(ProfileForm, "clean", slowly)
    typed = {"name": "Жаңа Ат", "name_latin": "", "language": "ru", "time_zone": "Asia/Almaty"}
    status = client.post("/profile/", typed).status_code
    meanwhile.join(30)
    return status


def test_a_role_that_is_taken_away_meanwhile_stays_away(monkeypatch: pytest.MonkeyPatch) -> None:
    person = make.person(Role.AUDITOR)
    demoted = lambda: User.objects.filter(pk=person.pk).update(roles=[])  # noqa: E731
    assert saves_while(person, demoted, monkeypatch=monkeypatch) == 302
    person.refresh_from_db()
    assert (person.name, person.roles) == ("Жаңа Ат", [])


def test_an_account_that_is_closed_meanwhile_stays_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    person = make.person()
    saves_while(person, lambda: close_account(person), monkeypatch=monkeypatch)
    person.refresh_from_db()
    assert (person.is_active, person.email) == (False, f"closed-{person.pk}@closed.invalid")
    assert person.closed_at is not None


def _and_close(act: Callable[[], Any]) -> None:
    try:
        act()
    finally:
        connection.close()
