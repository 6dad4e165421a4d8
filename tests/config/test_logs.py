"""Logs say what happened, never about whom."""

import ast
import io
import logging
import logging.config
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from attendance.domain.connection import Connection
from attendance.domain.record import snapshot
from attendance.live.writer import write_what_can_be
from config.logs import LineFormatter
from tests import factories as make

ROOT = Path(__file__).resolve().parents[2]
SAYS = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})
LOGS = frozenset({"logger", "log", "logging"})
#: Of a person, or what `str()` of which is one.
PERSONAL = frozenset(
    {"email", "name_latin", "display_name", "short_name", "initials", "ip", "user_agent", "text", "person", "user"}
)


def calls_of_loggers() -> Iterator[tuple[str, ast.Call]]:
    for folder in ("attendance", "webinars", "platform", "quizzes", "recordings"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr in SAYS
                    and isinstance(node.func.value, ast.Name)
                    and node.func.value.id in LOGS
                ):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def said_of_people(call: ast.Call) -> set[str]:
    """The last name of each thing that is written: `person.pk` is a key, `person` and `person.email` are a person."""
    found = set()
    for argument in call.args[1:]:
        if isinstance(argument, ast.Attribute) and argument.attr in PERSONAL:
            found.add(argument.attr)
        elif isinstance(argument, ast.Name) and argument.id in PERSONAL | {"by", "registration"}:
            found.add(argument.id)
    if call.args and isinstance(call.args[0], ast.JoinedStr):
        found.add("a text that is put together before it is logged")
    return found


def test_no_message_of_ours_names_a_person() -> None:
    calls = list(calls_of_loggers())
    assert len(calls) > 50
    assert {place: said for place, call in calls if (said := said_of_people(call))} == {}


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the log of a running server would say."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    line: Any = cast(Any, settings.LOGGING)["formatters"]["line"]
    assert line["()"] == f"{LineFormatter.__module__}.{LineFormatter.__qualname__}"
    handler.setFormatter(LineFormatter(line["format"], style=line["style"]))
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.mark.django_db
def test_what_the_database_refuses_is_not_told(log: io.StringIO) -> None:
    """PostgreSQL's words about a row have all of its values."""
    webinar = make.webinar(state="live")
    refused = Connection(
        webinar_id=webinar.pk,
        person_id=make.person().pk,
        connection=uuid4(),
        started_at=webinar.starts_at,
        user_agent="Mozilla of Aigul",
        ip="37.151.84.19",
    )
    refused.ended_at, refused.ended_how = webinar.starts_at.replace(year=2000), "left"
    assert write_what_can_be(snapshot([refused])) == set()
    said = log.getvalue()
    assert "Evidence of one connection was refused by the database" in said
    assert "presence_ends_after_start" in said
    for word in ("Mozilla of Aigul", "37.151.84.19"):
        assert word not in said


@pytest.mark.django_db
def test_addresses_are_not_told(log: io.StringIO) -> None:
    person = make.person(email="aigul@example.kz")
    try:
        with transaction.atomic():
            User.objects.create_user("AIGUL@example.kz")
    except IntegrityError:
        logging.getLogger("daris").exception("An account could not be made")
    logging.getLogger("mail").error("550 no such mailbox <%s>", person.email)
    said = log.getvalue()
    assert "An account could not be made" in said
    assert "550 no such mailbox <…>" in said
    assert "aigul@" not in said.lower()


@pytest.mark.django_db
def test_what_is_refused_to_a_client_is_one_line(log: io.StringIO, client: Client) -> None:
    webinar, person = make.webinar(), make.person(email="aigul@example.kz")
    client.force_login(person)
    edit = reverse("webinars:edit", args=[webinar.code])
    assert client.get(f"{edit}?who=aigul").status_code == 403
    assert client.get("/webinars/nowhere123/").status_code == 404
    assert client.get("/no/such/page/").status_code == 404
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    said = [line.split(" ", 2)[2] for line in log.getvalue().splitlines()]
    assert said == [
        f"WARNING django.request: Forbidden (Permission denied): {edit}",
        "WARNING django.request: Not Found: /webinars/nowhere123/",
        "WARNING django.request: Not Found: /no/such/page/",
        "ERROR   django.security.DisallowedHost: Invalid HTTP_HOST header: 'evil.example'. "
        "You may need to add 'evil.example' to ALLOWED_HOSTS.",
    ]


@pytest.mark.django_db
def test_what_broke_is_told_with_its_traceback(
    log: io.StringIO, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("aigul@example.kz")

    monkeypatch.setattr("webinars.views.catalogue.render", breaks)
    client.raise_request_exception = False
    assert client.get("/").status_code == 500
    said = log.getvalue()
    assert "ERROR   django.request: Internal Server Error: /\n" in said
    assert "ZeroDivisionError: …" in said
