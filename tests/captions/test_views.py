"""Who may write, push, read and manage captions; and what is refused."""

import json

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.models import User
from accounts.rights import Right
from tests import factories as make
from tests.captions.test_saying import on_air
from webinars.captions.domain.access import make_token, name_captioner
from webinars.captions.domain.saying import say_line
from webinars.captions.models import Captioner, CaptionLine, CaptionToken, digest_of
from webinars.domain.schedule import copy_webinar
from webinars.models import RoomEvent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_written() -> None:
    cache.clear()


@pytest.fixture
def webinar():
    return on_air()


@pytest.fixture
def captioner(webinar):
    person = make.person()
    name_captioner(webinar, person.email.upper(), by=webinar.created_by)
    return person


@pytest.fixture
def participant(webinar):
    return make.registration(webinar).person


@pytest.fixture
def secret(webinar):
    return make_token(webinar, "Whisper", by=webinar.created_by)[1]


def address(name, webinar, *more):
    return reverse(f"captions:{name}", args=[webinar.code, *more])


def send(client, where, body, **headers):
    data = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post(where, data, content_type="application/json", headers=headers)


def push(client, webinar, secret, body):
    return send(client, address("push", webinar), body, authorization=f"Bearer {secret}")


LINE = {"text": "Hello", "language": "en", "start_ms": 1000, "end_ms": 2000}


# --- the captioner -----------------------------------------------------------------------------------------------------


def test_a_captioner_writes_and_corrects(client, webinar, captioner):
    client.force_login(captioner)
    assert client.get(address("write", webinar)).status_code == 200
    answer = send(client, address("say", webinar), {"text": "Helo", "language": "en", "start_ms": 50_000})
    line = CaptionLine.objects.get()
    assert (answer.status_code, answer.json()["id"], line.start_ms, line.by) == (200, line.pk, 50_000, captioner)
    answer = send(client, address("correct", webinar, line.pk), {"text": "Hello"})
    assert (answer.status_code, answer.json()["text"]) == (200, "Hello")
    assert client.get(address("state", webinar)).json() == {"state": "live"}
    # The picture of the room is for them too, the report and the studio are not.
    assert captioner.has_perm(Right.WEBINAR_JOIN, webinar)
    assert not captioner.has_perm(Right.WEBINAR_MODERATE, webinar)
    assert client.get(address("manage", webinar)).status_code == 403


def test_the_team_may_write_too(client, webinar):
    client.force_login(webinar.lecturers.get())
    assert send(client, address("say", webinar), {"text": "Hello", "language": "en"}).status_code == 200


def test_participants_and_outsiders_write_nothing(client, webinar, participant):
    line = say_line(webinar, "Hello", language="en")
    captioner_of_another = make.person()
    name_captioner(on_air(), captioner_of_another.email, by=webinar.created_by)
    for person in (participant, make.person(), captioner_of_another, make.auditor()):
        client.force_login(person)
        assert client.get(address("write", webinar)).status_code == 403
        assert send(client, address("say", webinar), {"text": "no", "language": "en"}).status_code == 403
        assert send(client, address("correct", webinar, line.pk), {"text": "no"}).status_code == 403
        assert client.get(address("state", webinar)).status_code == 403
    client.logout()
    assert send(client, address("say", webinar), {"text": "no", "language": "en"}).status_code == 302
    assert list(CaptionLine.objects.values_list("text", flat=True)) == ["Hello"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("[]", 400),
        ("{", 400),
        ("[" * 9000, 400),
        (b"\xff\xfe", 400),
        ({"text": 5, "language": "en"}, 409),
        ({"text": "x" * 301, "language": "en"}, 409),
        ({"text": "x", "language": ["en"]}, 409),
        ({"text": "x", "language": "en", "start_ms": "soon"}, 200),
    ],
)
def test_garbage_is_refused_with_a_sentence(client, webinar, captioner, body, status):
    client.force_login(captioner)
    answer = send(client, address("say", webinar), body)
    assert answer.status_code == status
    assert status == 200 or answer.json()["message"]


def test_a_captioner_is_named_by_the_team_and_released(client, webinar, participant):
    other = make.person()
    for person in (participant, other):
        client.force_login(person)
        assert client.post(address("name", webinar), {"email": other.email}).status_code == 403
        assert client.post(address("make_token", webinar), {"name": "x"}).status_code == 403
    client.force_login(webinar.created_by)
    assert client.post(address("name", webinar), {"email": other.email}).status_code == 302
    assert Captioner.objects.get().person == other
    again = client.post(address("name", webinar), {"email": "nobody@example.kz"})
    assert (again.status_code, "nobody@example.kz" in again.content.decode()) == (409, True)
    client.post(address("release", webinar, Captioner.objects.get().pk))
    assert not other.has_perm(Right.CAPTIONS_WRITE, webinar)


# --- the engine --------------------------------------------------------------------------------------------------------


def test_a_token_is_shown_once_and_kept_as_a_hash(client, webinar):
    client.force_login(webinar.created_by)
    page = client.post(address("make_token", webinar), {"name": "Whisper"})
    secret = page.context["secret"]
    assert secret in page.content.decode()
    token = CaptionToken.objects.get()
    assert (token.digest, token.name, len(secret)) == (digest_of(secret), "Whisper", 43)
    assert secret not in client.get(address("manage", webinar)).content.decode()


def test_an_engine_pushes_lines(client, webinar, secret):
    answer = push(client, webinar, secret, LINE | {"final": True})
    line = CaptionLine.objects.get()
    assert answer.json() == {"id": line.pk, "start_ms": 1000, "end_ms": 2000, "text": "Hello"}
    assert line.token
    assert (line.token.name, line.by, line.token.last_used_at is not None) == ("Whisper", None, True)
    assert RoomEvent.objects.get().type == "caption.said"


def test_words_that_may_change_are_shown_and_not_stored(client, webinar, secret):
    answer = push(client, webinar, secret, LINE | {"final": False})
    assert (answer.status_code, answer.json()["id"]) == (200, None)
    assert not CaptionLine.objects.exists()


def test_a_token_opens_its_webinar_only_and_nothing_once_revoked(client, webinar, secret):
    other = on_air()
    assert push(client, other, secret, LINE).status_code == 401
    client.force_login(webinar.created_by)
    client.post(address("revoke_token", other, CaptionToken.objects.get().pk))
    assert push(client, webinar, secret, LINE).status_code in (200, 403)
    client.post(address("revoke_token", webinar, CaptionToken.objects.get().pk))
    assert push(client, webinar, secret, LINE | {"start_ms": 1500}).status_code == 401


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer x", "Basic abc", "Bearer " + "x" * 43, "Bearer \u00e9" * 9]
)
def test_without_a_token_nothing_is_taken(client, webinar, secret, header):
    client.force_login(webinar.created_by)  # a session does not count here
    answer = client.post(
        address("push", webinar), json.dumps(LINE), content_type="application/json", HTTP_AUTHORIZATION=header
    )
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert not CaptionLine.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("{", 400),
        ("null", 400),
        ("[" * 8000, 400),
        (b"\xff\xfe{}", 400),
        (LINE | {"surprise": 1}, 400),
        (LINE | {"start_ms": -1}, 400),
        (LINE | {"start_ms": 1.5}, 400),
        (LINE | {"start_ms": 2**70}, 400),
        (LINE | {"text": ["x"]}, 400),
        (LINE | {"text": "   "}, 422),
        (LINE | {"language": "Q1"}, 422),
        (LINE | {"end_ms": 900}, 422),
        (LINE | {"start_ms": 10**8, "end_ms": 10**8 + 1}, 422),
        (LINE | {"text": "x" * 301}, 422),
        ("x" * 9000, 413),
    ],
)
def test_an_engine_that_sends_garbage_is_told_so(client, webinar, secret, body, status):
    answer = push(client, webinar, secret, body)
    assert (answer.status_code, bool(answer.json()["message"])) == (status, True)
    assert not CaptionLine.objects.exists()


def test_too_many_lines_have_to_wait(client, webinar, secret, monkeypatch):
    monkeypatch.setattr("webinars.captions.throttle.time.time", lambda: 1_000_000.0)
    monkeypatch.setattr("webinars.captions.throttle.MOST_LINES_PER_10_S", 3)
    answers = [push(client, webinar, secret, LINE | {"start_ms": number}) for number in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].headers["Retry-After"] == "10"


def test_an_engine_has_nothing_to_say_before_and_after(client, secret, webinar):
    webinar.state = "published"
    webinar.save()
    assert push(client, webinar, secret, LINE).status_code == 409
    assert push(client, webinar, secret, LINE | {"final": False}).status_code == 409


def test_pushing_is_a_post(client, webinar, secret):
    assert client.get(address("push", webinar), headers={"authorization": f"Bearer {secret}"}).status_code == 405


# --- those who read ----------------------------------------------------------------------------------------------------


def test_captions_are_for_those_who_may_watch(client, webinar, participant):
    line = say_line(webinar, "<b>Hello</b>", language="en", start_ms=1000, end_ms=2000)
    where = address("vtt", webinar, "en")
    client.force_login(participant)
    answer = client.get(where)
    assert answer.headers["Content-Type"] == "text/vtt; charset=utf-8"
    assert answer.content.decode() == f"WEBVTT\n\n{line.pk}\n00:00:01.000 --> 00:00:02.000\n&lt;b&gt;Hello&lt;/b&gt;\n"
    assert f'filename="daris-{webinar.code}-en.vtt"' in client.get(where + "?download").headers["Content-Disposition"]
    assert client.get(address("vtt", webinar, "ru")).status_code == 404
    said = {"id": line.pk, "language": "en", "start_ms": 1000, "end_ms": 2000, "text": "<b>Hello</b>"}
    assert client.get(address("lines", webinar)).json() == {"lines": [said]}
    client.force_login(make.person())
    assert client.get(where).status_code == 403
    assert client.get(address("lines", webinar)).status_code == 403
    client.logout()
    assert client.get(where).status_code == 302


def test_a_copy_has_the_captioners_and_no_keys(webinar, captioner, django_capture_on_commit_callbacks):
    make_token(webinar, "An engine", by=webinar.created_by)
    name_captioner(webinar, make.person(email="gone@example.kz").email, by=webinar.created_by)
    User.objects.filter(email="gone@example.kz").update(is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        copy = copy_webinar(webinar, by=webinar.created_by)
    assert [each.person for each in Captioner.objects.filter(webinar=copy)] == [captioner]
    assert not CaptionToken.objects.filter(webinar=copy).exists()
