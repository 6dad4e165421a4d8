"""How a letter leaves: by SMTP if SMTP_URL is set, else (local mode) as a file in MAIL_DIR."""

import secrets
import time
from email.message import Message
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from mail.models import Letter

TIMEOUT_S = 30
SUBMISSION_PORT = 587


class BadAddress(ValueError):
    """SMTP_URL makes no sense."""


class Written(Message):
    """What Django's SMTP backend asks for bytes."""

    def __init__(self, raw: bytes) -> None:
        super().__init__()
        self.raw = raw

    def as_bytes(self, *_args: Any, **_kwargs: Any) -> bytes:
        return self.raw


class WrittenMessage(EmailMessage):
    """A letter that is already written, sent byte by byte."""

    def __init__(self, letter: Letter) -> None:
        super().__init__(from_email=letter.sender, to=letter.recipients)
        self.written = Written(bytes(letter.raw))

    def message(self, *_args: Any, **_kwargs: Any) -> Message:  # type: ignore[override]  # differs by Django's version
        return self.written


def send(letter: Letter) -> None:
    """Raises smtplib.SMTPException or OSError when the letter could not leave."""
    if settings.SMTP_URL:
        connection = EmailBackend(timeout=TIMEOUT_S, **smtp_options(settings.SMTP_URL))
        connection.send_messages([WrittenMessage(letter)])
    elif settings.DARIS_LOCAL:
        keep_in_folder(letter, Path(settings.MAIL_DIR))
    else:
        raise ImproperlyConfigured("Set SMTP_URL: mail has nowhere to go.")


def smtp_options(url: str) -> dict[str, Any]:
    """`smtp://host:25`, `smtp://user:password@host:587` (STARTTLS as soon as there is a password), `smtps://...` (TLS).

    Raises BadAddress.
    """
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or port == -1:
        raise BadAddress("SMTP_URL has to look like smtp://user:password@host:587 or smtps://user:password@host:465.")
    implicit_tls = parts.scheme == "smtps"
    return {
        "host": parts.hostname,
        "port": port or (465 if implicit_tls else 25),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": implicit_tls,
        # A password never goes over an open line.
        "use_tls": not implicit_tls and (bool(parts.password) or port == SUBMISSION_PORT),
    }


def keep_in_folder(letter: Letter, folder: Path) -> Path:
    """Write it as one file; names sort by time."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{time.time_ns()}-{secrets.token_hex(3)}.eml"
    new = path.with_suffix(".new")
    # The envelope says what the letter may not: hidden copies.
    envelope = "".join(f"X-Daris-To: {parseaddr(recipient)[1]}\r\n" for recipient in letter.recipients)
    new.write_bytes(envelope.encode() + bytes(letter.raw))
    new.replace(path)
    return path
