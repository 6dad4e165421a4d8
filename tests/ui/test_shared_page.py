"""A page that is made once for many: each gets their own marks, nobody anything of another."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse
from django.template import Engine, RequestContext
from django.test import RequestFactory
from django.utils import timezone, translation

from accounts.models import User
from ui import shared_page
from ui.shared_page import SharedPages


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`made(text)`: the pages of a template with this text."""

    def of(text: str) -> SharedPages:
        engine = Engine(libraries={"i18n": "django.templatetags.i18n", "tz": "django.templatetags.tz"})
        template = engine.from_string(text)

        class Found:
            def __init__(self) -> None:
                self.template = template

        monkeypatch.setattr(shared_page, "get_template", lambda name: Found())
        monkeypatch.setattr(shared_page, "render", lambda request, name, context: alone(template, request, context))
        return SharedPages("page.html")

    return of


def alone(template: Any, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """As Django renders for one person."""
    return HttpResponse("alone " + template.render(RequestContext(request, {**context, "user": request.user})))


def request_of(name: str, *, pk: int = 1) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = User(pk=pk, name=name)
    request.session = SessionStore()
    request.csp_nonce = f"nonce-{pk}"  # type: ignore[attr-defined]  # as django-csp sets it
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]  # as Django sets it
    return request


def shown(pages: SharedPages, request: HttpRequest, *, same: object = 1, **context: Any) -> str:
    return pages.render(request, context, same=same).content.decode()


def test_each_gets_what_is_theirs_and_the_rest_is_made_once(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_page, "KEPT_S", 3600.0)
    counted: list[int] = []

    def count() -> str:
        counted.append(1)
        return "same"

    pages = made(
        "{{ count }} {{ user.display_name }} {{ request.user.pk }} {{ user.initials }} {{ request.csp_nonce }}"
    )
    assert shown(pages, request_of("Асель Ким", pk=5), count=count) == "same Асель Ким 5 АК nonce-5"
    assert shown(pages, request_of("Данияр <b>", pk=6), count=count) == "same Данияр &lt;b&gt; 6 Д&lt; nonce-6"
    assert len(counted) == 1


def test_each_gets_a_token_of_their_own(made: Any) -> None:
    pages = made("{{ csrf_token }}")
    first, second = request_of("Асель"), request_of("Данияр")
    tokens = [shown(pages, request) for request in (first, second)]
    assert len(tokens[0]) == 64
    assert tokens[0] != tokens[1]
    assert first.META["CSRF_COOKIE"] != second.META["CSRF_COOKIE"]


def test_what_it_depends_on_makes_another_page(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_page, "KEPT_S", 3600.0)
    pages = made(
        "{% load i18n tz %}{% get_current_language as l %}{% get_current_timezone as z %}{{ l }} {{ z }} {{ theme }} {{ title }}"
    )
    with translation.override("ru"), timezone.override("Asia/Almaty"):
        assert shown(pages, request_of("Асель"), title="one") == "ru Asia/Almaty  one"
        assert shown(pages, request_of("Асель"), title="two") == "ru Asia/Almaty  one"
        assert shown(pages, request_of("Асель"), title="two", same=2) == "ru Asia/Almaty  two"
        dark = request_of("Асель")
        dark.COOKIES["theme"] = "dark"
        assert shown(pages, dark, title="three") == "ru Asia/Almaty dark three"
        with timezone.override("Asia/Aqtau"):
            assert shown(pages, request_of("Асель"), title="four") == "ru Asia/Aqtau  four"
    with translation.override("kk"), timezone.override("Asia/Almaty"):
        assert shown(pages, request_of("Асель"), title="five") == "kk Asia/Almaty  five"


def test_it_is_made_anew_after_a_second(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("ui.shared_page.time", SimpleNamespace(monotonic=lambda: now))
    pages = made("{{ title }}")
    assert shown(pages, request_of("Асель"), title="one") == "one"
    now += 0.9
    assert shown(pages, request_of("Асель"), title="two") == "one"
    now += 0.2
    assert shown(pages, request_of("Асель"), title="two") == "two"


@pytest.mark.parametrize(
    "text",
    [
        "{{ user.email }}",
        "{{ request.user.organisation.name }}",
        "{% if user.is_staff %}staff{% endif %}",
        "{{ request.GET.mode }}",
        "{{ request.path }}",
        "{{ user }}",
        "{% if perms.webinars %}may{% endif %}",
        "{{ user.display_name|upper }}",
        "{{ user.display_name|truncatechars:1 }}",
        "{{ user.display_name|urlencode }}",
        "{{ user.display_name|length }}",
        "{{ user.display_name|default:'nobody' }}",
        "{% if user.pk == 1 %}first{% endif %}",
        "{% if title and user.is_staff %}staff{% endif %}",
        "{% if title == user %}me{% endif %}",
        "{% for letter in user.display_name %}{{ letter }}{% endfor %}",
        "{{ user.display_name|json_script:'me' }}",
        "{{ title }} \U00100000",
    ],
)
def test_a_template_that_asks_for_more_is_made_for_each(made: Any, text: str) -> None:
    pages = made(text)
    assert shown(pages, request_of("Асель"), title="title").startswith("alone ")
    assert shown(pages, request_of("Данияр"), title="title").startswith("alone ")


def test_whoever_has_a_message_gets_a_page_with_it(made: Any) -> None:
    pages = made("{{ user.display_name }}")
    request = request_of("Асель")
    messages.info(request, "Saved")
    assert shown(pages, request) == "alone Асель"
    assert shown(pages, request_of("Асель")) == "Асель"


def test_old_pages_are_forgotten(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_page, "KEPT_S", 3600.0)
    monkeypatch.setattr(shared_page, "KEPT", 2)
    pages = made("{{ title }}")
    for number in range(3):
        shown(pages, request_of("Асель"), same=number, title=f"first {number}")
    assert [shown(pages, request_of("Асель"), same=number, title="anew") for number in (1, 2, 0)] == [
        "first 1",
        "first 2",
        "anew",
    ]
