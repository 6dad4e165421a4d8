"""Every address that there is, filled with what nobody has: it is not found, and never an error of ours."""

import re
from collections.abc import Iterator

import pytest
from asgiref.sync import async_to_sync
from channels.testing import WebsocketCommunicator
from django.test import Client
from django.urls import URLResolver, get_resolver
from pytest_django import Settings

from accounts.roles import Role
from config.asgi import application
from tests import factories

pytestmark = pytest.mark.django_db

UNKNOWN = "zzzzzzzzzz"
LONG = "a" * 3000
STRANGE = ["%00", UNKNOWN, LONG, "9" * 40, "%FF"]
OURS = {"webinars", "attendance", "recordings", "quizzes", "credits", "accounts", "standards", "ui", "mail", "demo"}
GAP = re.compile(r"<[^>]+>")


def gapped(resolver: URLResolver, *, before: str = "/", app: str = "") -> Iterator[tuple[str, str]]:
    """(app, address) of each address with a gap in it."""
    for pattern in resolver.url_patterns:
        place = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from gapped(pattern, before=place, app=pattern.app_name or app)
        elif GAP.search(place) and "(" not in place:
            yield app, place


ADDRESSES = sorted(gapped(get_resolver()))


@pytest.fixture
def operator(client: Client, settings: Settings) -> Client:
    """Signed in, with every right, where the mailbox is open too: nothing but the address stands in the way."""
    settings.DARIS_LOCAL = True
    client.force_login(factories.person(*Role))
    # An error is answered, not raised, as on a server.
    client.raise_request_exception = False
    return client


def test_there_are_addresses_to_try() -> None:
    assert {app for app, _ in ADDRESSES} >= {
        "webinars",
        "attendance",
        "recordings",
        "quizzes",
        "credits",
        "mail",
        "admin",
    }


@pytest.mark.parametrize("strange", STRANGE, ids=lambda text: text[:8])
def test_what_nobody_has_is_not_found(operator: Client, strange: str) -> None:
    for app, place in ADDRESSES:
        if app in OURS and not place.startswith("/verify/"):
            statuses = answers(operator, GAP.sub(lambda _: strange, place))
            assert is_refused(statuses, place=place), (place, statuses)


@pytest.mark.parametrize("strange", STRANGE, ids=lambda text: text[:8])
def test_what_follows_a_real_code_is_not_found_either(operator: Client, strange: str) -> None:
    code = factories.webinar(created_by=factories.person(Role.ORGANISER)).code
    for _, place in ADDRESSES:
        real = place.replace("/webinars/<code:code>/", f"/webinars/{code}/")
        if real != place and GAP.search(real):
            statuses = answers(operator, GAP.sub(lambda _: strange, real))
            assert is_refused(statuses, place=place), (place, statuses)


@pytest.mark.parametrize("strange", STRANGE, ids=lambda text: text[:8])
def test_a_certificate_that_is_not_there_is_not_found_or_asked_for_again(operator: Client, strange: str) -> None:
    """A code is read as people type it: what comes of it is looked up."""
    response = operator.get(f"/verify/{strange}/", follow=True)
    assert response.status_code == 404


@pytest.mark.parametrize("strange", STRANGE, ids=lambda text: text[:8])
def test_nobodys_page_fails(operator: Client, strange: str) -> None:
    """The operators' pages and those of the libraries may send one elsewhere, but hold."""
    for app, place in ADDRESSES:
        if app not in OURS:
            statuses = answers(operator, GAP.sub(lambda _: strange, place))
            assert max(statuses) < 500, (place, statuses)


@pytest.mark.parametrize("place", ["ws/room/{}/", "ws/publish/{}/", "ws/watch/{}/", "ws/{}/"])
@pytest.mark.parametrize("strange", ["%00", UNKNOWN, LONG], ids=lambda text: text[:8])
def test_a_socket_with_a_strange_address_is_turned_away(place: str, strange: str) -> None:
    async def knock() -> bool:
        headers = [(b"host", b"testserver"), (b"origin", b"http://testserver")]
        socket = WebsocketCommunicator(application, f"/{place.format(strange.replace('%00', chr(0)))}", headers=headers)
        is_let_in, _ = await socket.connect()
        await socket.wait()
        return bool(is_let_in)

    assert async_to_sync(knock)() is False


def is_refused(statuses: set[int], *, place: str) -> bool:
    """Not found, though one of the two ways to ask may be the wrong one (405). A broken token may be forbidden."""
    refusals = {403, 404} if "<str:token>" in place else {404}
    return bool(statuses & refusals) and statuses <= {*refusals, 405}


def answers(client: Client, address: str) -> set[int]:
    """What the address says when it is opened, and when something is sent to it."""
    return {client.get(address).status_code, client.post(address).status_code}
