"""Delivery of letters by the worker."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from mail import transport
from mail.models import Letter

log = logging.getLogger("daris.mail")

# After 5 s, 25 s, 2 min, 10 min, 52 min, 4 h and 22 h: a server may be down for a day.
PATIENCE = RetryStrategy(max_attempts=8, exponential_wait=5)
KEPT_FOR = timedelta(days=14)


@app.task(name="mail.deliver_letter", queue="mail", retry=PATIENCE, priority=10)
def deliver_letter(*, letter_id: int) -> None:
    """Deliver a letter and forget it. A refusal for good is noted; anything else is tried again. Idempotent."""
    letter = Letter.objects.filter(pk=letter_id, refused_at=None).first()
    if letter is None:
        return
    try:
        transport.send(letter)
    except smtplib.SMTPException as error:
        if not is_final(error):
            raise TryAgain(type(error).__name__) from None  # its own text names the recipients
        Letter.objects.filter(pk=letter_id).update(refused_at=timezone.now())
        log.warning("Letter %s was refused for good (%s).", letter_id, type(error).__name__)
        return
    letter.delete()
    if not settings.SMTP_URL:
        log.info("A letter is waiting at %s/mail/", settings.SITE_URL)


class TryAgain(Exception):
    """The mail server could not take a letter just now."""


def is_final(error: smtplib.SMTPException) -> bool:
    """Whether trying again is useless: the server said 5xx of this letter or its recipients (RFC 5321, 4.2.1)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return False  # our own settings are wrong; the letter is not
    return isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError) and error.smtp_code >= 500


@app.periodic(cron="40 3 * * *")
@app.task(name="mail.forget_old_letters", queue="mail", queueing_lock="mail.forget_old_letters")
def forget_old_letters(timestamp: int) -> None:
    """Letters hold names and addresses: none is kept longer than two weeks, delivered or not."""
    Letter.objects.filter(queued_at__lt=timezone.now() - KEPT_FOR).delete()
