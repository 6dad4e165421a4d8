"""The frame of pages, errors and the living page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import Settings

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_living_page_is_for_development_only(client: Client, settings: Settings) -> None:
    settings.DARIS_LOCAL = True
    assert client.get("/design/").status_code == 200
    settings.DARIS_LOCAL = False
    assert client.get("/design/").status_code == 404


def test_the_living_page_shows_what_is_wrong_with_a_form(client: Client) -> None:
    html = client.post("/design/", {"email": "gulnur@mail"}).content.decode()
    assert 'value="gulnur@mail"' in html
    assert 'aria-invalid="true"' in html


def test_a_page_speaks_the_language_of_the_cookie(client: Client) -> None:
    for language in ("kk", "ru", "en"):
        client.cookies["django_language"] = language
        assert f'<html lang="{language}">' in page(client, "/design/")


def test_a_chosen_theme_stands_in_the_page(client: Client) -> None:
    client.cookies["theme"] = "dark"
    assert 'data-theme="dark"' in page(client, "/design/")


@pytest.mark.parametrize("value", ['"><script>', "blue", ""])
def test_a_theme_that_does_not_exist_is_left_out(client: Client, value: str) -> None:
    client.cookies["theme"] = value
    assert "<html" in page(client, "/design/")
    assert "data-theme=" not in page(client, "/design/").split("<head>")[0]


def test_a_page_forbids_what_is_inline(client: Client) -> None:
    answer = client.get("/design/")
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self' 'nonce-" in policy
    assert "unsafe" not in policy


def test_a_missing_page_says_what_to_do(client: Client) -> None:
    client.cookies["django_language"] = "en"
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403_csrf", "429", "500"])
def test_errors_without_a_request_can_be_drawn(name: str) -> None:
    with translation.override("en"):
        html = render_to_string(f"{name}.html")
    assert "<h1>" in html
    assert "<script" not in html


def test_a_refusal_tells_a_visitor_to_sign_in() -> None:
    request = RequestFactory().get("/webinars/x/studio/")
    request.user = AnonymousUser()
    with translation.override("en"):
        html = render_to_string("403.html", request=request)
    assert "?next=/webinars/x/studio/" in html


def test_good_news_are_toasts_and_bad_news_stay() -> None:
    messages = [Message(constants.SUCCESS, "Saved."), Message(constants.ERROR, "Too <large>.")]
    with translation.override("en"):
        html = render_to_string("ui/_messages.html", {"messages": messages})
    news, toasts = html.split("<ui-toasts", 1)
    assert "Too &lt;large&gt;." in news
    assert 'role="alert"' in news
    assert "Saved." in toasts
    assert "Too" not in toasts
