"""Mail leaves by the queue."""

import logging
import smtplib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone
from procrastinate.jobs import Job
from pytest_django import Settings

from local.ports import free_ports
from mail.backends import QueuedBackend
from mail.box import received
from mail.models import Letter
from mail.tasks import PATIENCE, TryAgain, forget_old_letters, is_final
from tests.jobs import RunJobs

pytestmark = pytest.mark.django_db
INVITATION = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


class Server:
    """A mail server that keeps what it gets, and refuses when told to."""

    def __init__(self) -> None:
        self.letters: list[Envelope] = []
        self.refusal = ""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.letters.append(envelope)
        return "250 OK"


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    handler = Server()
    [port] = free_ports(1)
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.SMTP_URL = f"smtp://127.0.0.1:{port}"
    yield handler
    controller.stop()


def message(**changes: Any) -> EmailMultiAlternatives:
    about: dict[str, Any] = {
        "subject": "Вебинарға шақыру",
        "body": "Сәлеметсіз бе, Әсел!",
        "from_email": "Daris <noreply@daris.example>",
        "to": ["Әсел <asel@school.example>"],
        "bcc": ["archive@institute.example"],
    }
    letter = EmailMultiAlternatives(**about | changes)
    letter.attach_alternative("<p>Сәлеметсіз бе, <b>Әсел</b>!</p>", "text/html")
    letter.attach("invite.ics", INVITATION, "text/calendar")
    return letter


def test_a_letter_waits_in_the_queue_and_arrives_whole(server: Server, run_jobs: RunJobs) -> None:
    assert QueuedBackend().send_messages([message()]) == 1
    assert server.letters == []

    assert run_jobs() == ["mail.deliver_letter"]

    [envelope] = server.letters
    assert envelope.mail_from == "noreply@daris.example"
    assert envelope.rcpt_tos == ["asel@school.example", "archive@institute.example"]
    assert isinstance(envelope.content, bytes)
    assert b"archive@institute.example" not in envelope.content
    assert b"text/calendar" in envelope.content
    assert b"text/html" in envelope.content
    assert Letter.objects.count() == 0


def test_a_letter_of_a_transaction_that_failed_is_never_sent(server: Server, run_jobs: RunJobs) -> None:
    with transaction.atomic():
        QueuedBackend().send_messages([message()])
        transaction.set_rollback(True)

    assert run_jobs() == []
    assert server.letters == []


def test_a_letter_to_nobody_is_not_queued(run_jobs: RunJobs) -> None:
    assert QueuedBackend().send_messages([message(to=[], bcc=[])]) == 0
    assert run_jobs() == []


def test_a_busy_server_is_asked_again_and_the_log_names_nobody(
    server: Server, run_jobs: RunJobs, caplog: pytest.LogCaptureFixture
) -> None:
    QueuedBackend().send_messages([message()])
    server.refusal = "450 Mailbox busy"

    with caplog.at_level(logging.DEBUG, logger="daris"), pytest.raises(TryAgain) as raised:
        run_jobs()

    assert "asel" not in caplog.text + repr(raised.value)
    server.refusal = ""
    run_jobs()
    assert len(server.letters) == 1


def test_a_final_refusal_is_noted_and_not_repeated(
    server: Server, run_jobs: RunJobs, caplog: pytest.LogCaptureFixture
) -> None:
    QueuedBackend().send_messages([message()])
    server.refusal = "550 No such person"

    with caplog.at_level(logging.DEBUG, logger="daris"):
        run_jobs()
        run_jobs()

    assert "asel" not in caplog.text
    assert Letter.objects.get().refused_at is not None
    assert server.letters == []


def test_a_wrong_password_of_ours_is_no_refusal_of_the_letter() -> None:
    assert not is_final(smtplib.SMTPAuthenticationError(535, b"no"))
    assert is_final(smtplib.SMTPDataError(554, b"spam"))
    assert not is_final(smtplib.SMTPServerDisconnected("gone"))


def test_delivery_is_tried_for_more_than_a_day() -> None:
    job = Job(id=1, queue="mail", lock=None, queueing_lock=None, task_name="mail.deliver_letter")
    decisions = [
        PATIENCE.get_retry_decision(exception=OSError(), job=job.evolve(attempts=attempt))
        for attempt in range(PATIENCE.max_attempts or 0)
    ]
    last = decisions[-1]
    assert last is not None
    assert last.retry_at is not None
    assert last.retry_at - timezone.now() > timedelta(days=1)


def test_letters_are_forgotten_after_two_weeks() -> None:
    QueuedBackend().send_messages([message(), message()])
    old, new = Letter.objects.order_by("pk")
    Letter.objects.filter(pk=old.pk).update(queued_at=timezone.now() - timedelta(days=15))

    forget_old_letters(timestamp=0)

    assert list(Letter.objects.all()) == [new]


def test_without_a_server_letters_land_in_the_mailbox(
    settings: Settings, mail_folder: Path, run_jobs: RunJobs, caplog: pytest.LogCaptureFixture
) -> None:
    QueuedBackend().send_messages([message(), message(subject="Екінші")])

    with caplog.at_level(logging.INFO, logger="daris.mail"):
        run_jobs()

    assert f"A letter is waiting at {settings.SITE_URL}/mail/" in caplog.text
    newest, first = received()
    assert newest.subject == "Екінші"
    assert first.recipients == ["asel@school.example", "archive@institute.example"]
    assert first.text.strip() == "Сәлеметсіз бе, Әсел!"
    assert first.html.strip() == "<p>Сәлеметсіз бе, <b>Әсел</b>!</p>"
    assert [(each.name, each.content_type, each.content) for each in first.attachments] == [
        ("invite.ics", "text/calendar", INVITATION)
    ]
