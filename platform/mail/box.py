"""The mailbox of one's own machine: the files in MAIL_DIR, read."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from functools import cached_property
from mimetypes import guess_extension
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"\d{1,25}-[0-9a-f]{6}")
NEWEST = 100


@dataclass(frozen=True)
class Attachment:
    number: int
    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Received:
    """A letter in the mailbox; `name` is that of its file."""

    name: str
    raw: bytes

    @cached_property
    def message(self) -> EmailMessage:
        message = message_from_bytes(self.raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        return message

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(int(self.name.split("-")[0]) / 1e9, tz=UTC)

    @property
    def subject(self) -> str:
        return str(self.message.get("Subject", ""))

    @property
    def sender(self) -> str:
        return str(self.message.get("From", ""))

    @property
    def recipients(self) -> list[str]:
        return [str(recipient) for recipient in self.message.get_all("X-Daris-To", [])]

    @property
    def text(self) -> str:
        return content(self.message.get_body(("plain",)))

    @property
    def html(self) -> str:
        return content(self.message.get_body(("html",)))

    @cached_property
    def attachments(self) -> list[Attachment]:
        return [
            Attachment(
                number=number,
                name=part.get_filename() or f"{number}{guess_extension(part.get_content_type()) or ''}",
                content_type=part.get_content_type(),
                content=decoded(part),
            )
            for number, part in enumerate(all_attachments(self.message), 1)
        ]


def all_attachments(message: EmailMessage) -> list[MIMEPart]:
    """Also those that stand as an alternative, as calendar files do."""
    kinds = {"text/plain", "text/html"}
    parts = (part for part in message.walk() if isinstance(part, MIMEPart) and not part.is_multipart())
    return [part for part in parts if part.is_attachment() or part.get_content_type() not in kinds]


def decoded(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def content(part: MIMEPart | None) -> str:
    return str(part.get_content()) if part else ""


def received() -> list[Received]:
    """The newest letters first."""
    paths = sorted(Path(settings.MAIL_DIR).glob("*.eml"), reverse=True)
    return [Received(name=path.stem, raw=path.read_bytes()) for path in paths[:NEWEST] if NAME.fullmatch(path.stem)]


def read(name: str) -> Received | None:
    path = Path(settings.MAIL_DIR) / f"{name}.eml"
    if not NAME.fullmatch(name) or not path.exists():
        return None
    return Received(name=name, raw=path.read_bytes())
