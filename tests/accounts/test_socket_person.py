"""Who is behind a socket: the same as behind a page with that cookie."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.sockets import person_of, with_person
from tests import factories as make
from tests.sessions import session_of

pytestmark = pytest.mark.django_db


def test_a_session_is_its_person_in_two_queries() -> None:
    person = make.person()
    key = session_of(person)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert person_of(key) == person
    assert len(queries) == 2


@pytest.mark.parametrize("key", [None, "", "nosuchsession", "x" * 500, "\0"])
def test_no_session_is_nobody(key: str | None) -> None:
    assert isinstance(person_of(key), AnonymousUser)


def test_a_session_from_before_a_new_password_is_nobody() -> None:
    person = make.person()
    key = session_of(person)
    person.set_password("a new one, much longer")
    person.save()
    assert isinstance(person_of(key), AnonymousUser)


async def test_nobody_is_looked_up_before_somebody_asks() -> None:
    seen: list[Any] = []

    async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
        seen.append(scope)

    await with_person(application)({"type": "websocket", "headers": [(b"cookie", b"sessionid=abc; a=b")]}, None, None)
    assert seen[0]["cookies"] == {"sessionid": "abc", "a": "b"}
    assert "user" in seen[0]  # looking at it would ask the database, which the event loop may not
