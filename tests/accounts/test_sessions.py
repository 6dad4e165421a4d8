"""Sessions: one query, and none outlives the sign-out."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.sessions import SessionStore
from accounts.sockets import person_of
from tests import factories as make
from tests.sessions import session_of

pytestmark = pytest.mark.django_db


def test_who_signs_out_is_nobody_at_once_for_pages_and_sockets() -> None:
    person = make.person()
    key = session_of(person)
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        client.cookies["sessionid"] = key
        assert client.get(reverse("accounts:profile")).status_code == 200
    assert here.post(reverse("account_logout")).status_code == 302
    assert elsewhere.get(reverse("accounts:profile")).status_code == 302
    assert person_of(key).is_anonymous


def test_a_session_ends_with_its_time() -> None:
    key = session_of(make.person())
    Session.objects.filter(pk=key).update(expire_date=timezone.now() - timedelta(seconds=1))
    assert person_of(key).is_anonymous


@pytest.mark.parametrize("key", ["nosuchsession", "nosuch\0session"])
def test_a_key_that_is_no_session_is_forgotten(key: str) -> None:
    store = SessionStore(key)
    assert store.get("anything") is None
    assert store.session_key is None
