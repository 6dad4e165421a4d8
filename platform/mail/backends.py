"""Django's way to send mail, ours: into the queue."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from mail.models import Letter


class QueuedBackend(BaseEmailBackend):
    """Keeps each letter and queues its delivery, both in the caller's transaction: no commit, no letter."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        from mail.tasks import deliver_letter  # tasks import Django's mail, which imports this

        letters = [letter for message in email_messages if (letter := compose(message))]
        with transaction.atomic():
            for letter in letters:
                letter.save()
                deliver_letter.defer(letter_id=letter.pk)
        return len(letters)


def compose(message: EmailMessage) -> Letter | None:
    """The letter that a message makes; None if it goes to nobody."""
    recipients = message.recipients()
    if not recipients:
        return None
    written = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's own class takes it
    return Letter(raw=written, sender=message.from_email, recipients=recipients)
