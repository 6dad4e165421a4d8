"""Chat: messages are events of the room."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from webinars.domain.chat_events import Author, ChatSent
from webinars.domain.events import append_event
from webinars.errors import WebinarError
from webinars.models import RoomEvent, Webinar

MAX_LENGTH = 1000
"""Characters of one message."""


class EmptyMessage(WebinarError):
    message = _("Write something first.")


class TooLong(WebinarError):
    message = _("A message can have 1,000 characters at most. Shorten it and send it again.")


def send_chat(webinar: Webinar, text: str, *, by: User, nonce: str) -> RoomEvent:
    """`nonce` lets the sender's page recognise its own message, so that sending again after a cut line shows it once."""
    text = text.strip()
    if not text:
        raise EmptyMessage
    if len(text) > MAX_LENGTH:
        raise TooLong
    before = RoomEvent.objects.filter(webinar=webinar, type="chat.sent", person=by, payload__nonce=nonce).first()
    if before:
        return before
    author = Author(id=by.pk, name=by.display_name, initials=by.initials, host=by.has_perm(Right.WEBINAR_HOST, webinar))
    return append_event(webinar, ChatSent(text=text, nonce=nonce, by=author), person=by)
