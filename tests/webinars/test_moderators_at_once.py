"""Two who keep order at the same moment, or one while somebody goes: real threads, real PostgreSQL."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection

from tests import factories as make
from webinars.domain import chat, moderation
from webinars.domain.chat import NoSuchMessage, pin_chat, remove_chat, send_chat
from webinars.domain.moderation import ban_person
from webinars.domain.registration import cancel_registration
from webinars.models import ChatMessage, Registration, Webinar

pytestmark = pytest.mark.django_db(transaction=True)


def on_the_way(
    act: Callable[[], Any], *, after: tuple[Any, str], other: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> list[Any]:
    """Runs `act`; when it has called `after`, `other` begins and is done, or waits for it. What each raised, or None."""
    module, name = after
    call, raised = getattr(module, name), [None, None]

    def run(number: int, what: Callable[[], Any]) -> None:
        try:
            what()
        except Exception as error:
            raised[number] = error  # type: ignore[call-overload]
        finally:
            if number:
                connection.close()

    meanwhile = threading.Thread(target=run, args=(1, other))

    def slowly(*args: Any, **kwargs: Any) -> Any:
        found = call(*args, **kwargs)
        if threading.current_thread() is not meanwhile and not meanwhile.ident:
            meanwhile.start()
            meanwhile.join(0.5)
        return found

    monkeypatch.setattr(module, name, slowly)
    run(0, act)
    meanwhile.join(30)
    return raised


def told(webinar: Webinar) -> list[tuple[str, str]]:
    return [(event.type, event.payload.get("text", "")) for event in webinar.events.order_by("seq")]


def a_message() -> tuple[Webinar, ChatMessage]:
    webinar = make.webinar(state="live")
    return webinar, send_chat(webinar, "Rude", by=make.registration(webinar).person, nonce="1")


def test_what_is_removed_while_it_is_pinned_is_told_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, message = a_message()
    raised = on_the_way(
        partial(pin_chat, webinar, message.pk, by=webinar.created_by),
        after=(chat, "_message"),
        other=partial(remove_chat, webinar, message.pk, by=webinar.lecturers.get()),
        monkeypatch=monkeypatch,
    )
    message.refresh_from_db()
    assert (raised, message.is_removed, message.pinned_at) == ([None, None], True, None)
    assert told(webinar) == [("chat.sent", ""), ("chat.pinned", ""), ("chat.removed", ""), ("chat.unpinned", "")]


def test_of_two_who_remove_a_message_the_first_did(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, message = a_message()
    raised = on_the_way(
        partial(remove_chat, webinar, message.pk, by=webinar.created_by),
        after=(chat, "_message"),
        other=partial(remove_chat, webinar, message.pk, by=webinar.lecturers.get()),
        monkeypatch=monkeypatch,
    )
    message.refresh_from_db()
    assert (raised[0], type(raised[1]), message.removed_by) == (None, NoSuchMessage, webinar.created_by)
    assert told(webinar) == [("chat.sent", ""), ("chat.removed", "")]


def test_of_two_who_pin_one_message_is_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, message = a_message()
    second = send_chat(webinar, "Kind", by=webinar.created_by, nonce="2")
    raised = on_the_way(
        partial(pin_chat, webinar, message.pk, by=webinar.created_by),
        after=(chat, "_message"),
        other=partial(pin_chat, webinar, second.pk, by=webinar.lecturers.get()),
        monkeypatch=monkeypatch,
    )
    assert raised == [None, None]
    assert list(ChatMessage.objects.exclude(pinned_at=None)) == [second]


def test_who_gives_their_place_back_while_they_are_sent_out_stays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar = make.webinar()
    place = make.registration(webinar)
    raised = on_the_way(
        partial(ban_person, webinar, place.person_id, by=webinar.created_by),
        after=(moderation, "_participant"),
        other=partial(cancel_registration, Registration.objects.get(pk=place.pk)),
        monkeypatch=monkeypatch,
    )
    place.refresh_from_db()
    assert (raised, place.state, place.banned_at is not None) == ([None, None], "cancelled", True)
