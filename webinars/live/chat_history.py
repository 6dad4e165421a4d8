"""The chat as it is shown to who comes in, and to who asks for what was before. Removed messages are there without their text."""

import msgspec

from webinars.domain.chat import as_sent, author_of
from webinars.live.chat_protocol import (
    ChatHostSnapshot,
    ChatOwnSnapshot,
    ChatRecalled,
    ChatSnapshot,
    NamedPerson,
    PinnedChat,
)
from webinars.models import ChatMessage, Registration, Webinar

A_PAGE = 100
"""Messages that a new page gets, and that are fetched at once."""


def chat_snapshot(webinar: Webinar) -> ChatSnapshot:
    """Three queries."""
    messages, has_older = _page(webinar)
    pinned = webinar.chat_messages.select_related("person").exclude(pinned_at=None).first()
    return ChatSnapshot(
        messages=messages,
        has_older=has_older,
        pinned=PinnedChat(id=pinned.pk, text=pinned.text, by=author_of(pinned)) if pinned else None,
        is_off=webinar.chat_is_off,
        slow_s=webinar.chat_slow_s,
        has_muted=webinar.registrations.exclude(muted_at=None).exists(),
    )


def chat_host_snapshot(webinar: Webinar) -> ChatHostSnapshot:
    places = webinar.registrations.exclude(muted_at=None, banned_at=None).select_related("person").order_by("person_id")
    return ChatHostSnapshot(
        muted=[_named(place) for place in places if place.muted_at],
        banned=[_named(place) for place in places if place.banned_at],
    )


def chat_own_snapshot(webinar: Webinar, person_id: int, *, shared: ChatSnapshot) -> ChatOwnSnapshot | None:
    if shared.has_muted and webinar.registrations.filter(person_id=person_id).exclude(muted_at=None).exists():
        return ChatOwnSnapshot(is_muted=True)
    return None


def recall_chat(webinar: Webinar, *, before: int) -> ChatRecalled:
    messages, has_older = _page(webinar, before=before)
    return ChatRecalled(before=before, messages=messages, has_older=has_older)


def _page(webinar: Webinar, *, before: int | None = None) -> tuple[list[msgspec.Raw], bool]:
    found = webinar.chat_messages.select_related("person", "reply_to__person").order_by("-pk")
    if before is not None:
        found = found.filter(pk__lt=before)
    newest = list(found[: A_PAGE + 1])
    return [_raw(message) for message in reversed(newest[:A_PAGE])], len(newest) > A_PAGE


def _raw(message: ChatMessage) -> msgspec.Raw:
    told = msgspec.to_builtins(as_sent(message))
    return msgspec.Raw(msgspec.json.encode({**told, "at": int(message.at.timestamp() * 1000)}))


def _named(place: Registration) -> NamedPerson:
    return NamedPerson(id=place.person_id, name=place.person.display_name)
