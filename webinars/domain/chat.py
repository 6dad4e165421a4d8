"""Chat: writing, answering, and what moderators do with messages. Each verb tells the room after commit."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from ui.plain_text import clean_text
from webinars.domain.chat_events import Answered, Author, ChatPinned, ChatRemoved, ChatSent, ChatSet, ChatUnpinned
from webinars.domain.events import append_event
from webinars.domain.locks import lock_webinar
from webinars.errors import WebinarError
from webinars.models import ChatMessage, Registration, RoomEvent, Webinar

MAX_LENGTH = 1000
"""Characters of one message."""
SLOWEST_S = 600


class EmptyMessage(WebinarError):
    message = _("Write something first.")


class TooLong(WebinarError):
    message = _("A message can have 1,000 characters at most. Shorten it and send it again.")


class ChatIsOff(WebinarError):
    message = _("The chat is closed for now.")


class Muted(WebinarError):
    message = _("A moderator has muted you. You can read the chat.")


class NoSuchMessage(WebinarError):
    message = _("This message is not there any more.")


class NotThatSlow(WebinarError):
    message = _("Choose a pause of ten minutes at most.")


class WaitALittle(WebinarError):
    """`left_s`: until the next message may be sent."""

    message: str | Promise

    def __init__(self, left_s: int) -> None:
        super().__init__(left_s)
        self.message = format_lazy(_("The chat is in slow mode. Seconds to wait: {seconds}."), seconds=left_s)


def send_chat(webinar: Webinar, text: str, *, by: User, nonce: str, reply_to: int | None = None) -> ChatMessage:
    """`nonce` lets the sender's page know its own message again, so that sending again after a cut line shows it once."""
    text = clean_text(text)
    if not text:
        raise EmptyMessage
    if len(text) > MAX_LENGTH:
        raise TooLong
    with transaction.atomic():
        locked = Webinar.objects.select_for_update(no_key=True, of=("self",))
        webinar = locked.prefetch_related("lecturers", "moderators").get(pk=webinar.pk)
        if before := ChatMessage.objects.filter(webinar=webinar, person=by, nonce=nonce).first():
            return before
        _require_voice(webinar, by)
        answered = _message(webinar, reply_to) if reply_to is not None else None
        by_host = by.has_perm(Right.WEBINAR_HOST, webinar)
        message = ChatMessage.objects.create(
            webinar=webinar, person=by, text=text, nonce=nonce, reply_to=answered, by_host=by_host
        )
        append_event(webinar, as_sent(message), person=by, at=message.at)
    return message


def remove_chat(webinar: Webinar, message_id: int, *, by: User) -> None:
    """Nobody is told its text again. Its row keeps the text and says who removed it, which is whoever did so first."""
    with transaction.atomic():
        lock_webinar(webinar)
        message = _message(webinar, message_id)
        message.removed_at, message.removed_by = timezone.now(), by
        was_pinned, message.pinned_at = message.pinned_at is not None, None
        message.save(update_fields=["removed_at", "removed_by", "pinned_at"])
        for event in RoomEvent.objects.filter(
            webinar=webinar, type__in=("chat.sent", "chat.pinned"), payload__id=message_id
        ):
            event.payload["text"] = ""
            if event.type == "chat.sent":
                event.payload["is_removed"] = True
            event.save(update_fields=["payload"])
        append_event(webinar, ChatRemoved(id=message_id), person=by)
        if was_pinned:
            append_event(webinar, ChatUnpinned(), person=by)


def pin_chat(webinar: Webinar, message_id: int, *, by: User) -> None:
    """Instead of the one that is pinned."""
    with transaction.atomic():
        lock_webinar(webinar)
        message = _message(webinar, message_id)
        ChatMessage.objects.filter(webinar=webinar).exclude(pinned_at=None).update(pinned_at=None)
        message.pinned_at = timezone.now()
        message.save(update_fields=["pinned_at"])
        append_event(webinar, ChatPinned(id=message.pk, text=message.text, by=author_of(message)), person=by)


def unpin_chat(webinar: Webinar, *, by: User) -> None:
    """Nothing is pinned: nothing happens."""
    with transaction.atomic():
        lock_webinar(webinar)
        if ChatMessage.objects.filter(webinar=webinar).exclude(pinned_at=None).update(pinned_at=None):
            append_event(webinar, ChatUnpinned(), person=by)


def set_chat(webinar: Webinar, *, is_off: bool, slow_s: int, by: User) -> None:
    if not 0 <= slow_s <= SLOWEST_S:
        raise NotThatSlow
    with transaction.atomic():
        changed = Webinar.objects.filter(pk=webinar.pk).exclude(chat_is_off=is_off, chat_slow_s=slow_s)
        if changed.update(chat_is_off=is_off, chat_slow_s=slow_s):
            append_event(webinar, ChatSet(is_off=is_off, slow_s=slow_s), person=by)


def as_sent(message: ChatMessage) -> ChatSent:
    """As anyone may see it: without the text of a removed one."""
    answered = message.reply_to
    return ChatSent(
        id=message.pk,
        text="" if message.is_removed else message.text,
        nonce=message.nonce,
        by=author_of(message),
        reply_to=Answered(id=answered.pk, name=answered.person.display_name) if answered else None,
        is_removed=message.is_removed,
    )


def author_of(message: ChatMessage) -> Author:
    person = message.person
    return Author(id=person.pk, name=person.display_name, initials=person.initials, host=message.by_host)


def _require_voice(webinar: Webinar, by: User) -> None:
    """Raises when this person may not write now. Hosts and moderators always may."""
    if by.has_perm(Right.WEBINAR_MODERATE, webinar):
        return
    if webinar.chat_is_off:
        raise ChatIsOff
    if Registration.objects.filter(webinar=webinar, person=by).exclude(muted_at=None, banned_at=None).exists():
        raise Muted
    if webinar.chat_slow_s:
        last = ChatMessage.objects.filter(webinar=webinar, person=by).order_by("-pk").first()
        left = last.at + timedelta(seconds=webinar.chat_slow_s) - timezone.now() if last else timedelta(0)
        if left > timedelta(0):
            raise WaitALittle(int(left.total_seconds()) + 1)


def _message(webinar: Webinar, message_id: int) -> ChatMessage:
    message = (
        ChatMessage.objects.select_related("person")
        .filter(pk=message_id, webinar_id=webinar.pk, removed_at=None)
        .first()
    )
    if message is None:
        raise NoSuchMessage
    return message
