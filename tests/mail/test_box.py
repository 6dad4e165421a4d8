"""The mailbox page of the local mode."""

from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from pytest_django import Settings

from mail.backends import compose
from mail.transport import keep_in_folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def name(mail_folder: Path) -> str:
    message = EmailMultiAlternatives("Код: 123456", "Ваш код: 123456", "noreply@x.kz", ["asel@x.kz"])
    message.attach_alternative("<p onclick=alert(1)>123456</p><script>alert(1)</script>", "text/html")
    message.attach("шақыру.ics", b"BEGIN:VCALENDAR\r\n", "text/calendar")
    letter = compose(message)
    assert letter
    return keep_in_folder(letter, mail_folder).stem


def test_it_lists_letters(client: Client, name: str) -> None:
    page = client.get("/mail/")
    assert page.status_code == 200
    assert "Код: 123456" in page.text
    assert f"/mail/{name}/" in page.text


def test_it_says_when_there_is_none(client: Client, mail_folder: Path) -> None:
    assert 'class="empty"' in client.get("/mail/").text


def test_it_shows_a_letter_and_its_html_only_in_a_frame_that_may_do_nothing(client: Client, name: str) -> None:
    page = client.get(f"/mail/{name}/")
    assert "Ваш код: 123456" in page.text
    assert "onclick=alert" not in page.text
    assert '<iframe class="letter-frame" sandbox' in page.text

    frame = client.get(f"/mail/{name}/html/")
    assert "123456" in frame.text
    policy = frame["Content-Security-Policy"]
    assert "script-src 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert "frame-ancestors 'self'" in policy
    assert frame["X-Frame-Options"] == "SAMEORIGIN"


def test_it_hands_out_attachments(client: Client, name: str) -> None:
    answer = client.get(f"/mail/{name}/attachments/1/")
    assert answer.content == b"BEGIN:VCALENDAR\r\n"
    assert answer["Content-Type"] == "text/calendar"
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert client.get(f"/mail/{name}/attachments/2/").status_code == 404


@pytest.mark.parametrize("address", ["/mail/1-abcdef/", "/mail/nothing/", "/mail/1-abcdef/html/"])
def test_what_is_not_there_is_not_found(client: Client, mail_folder: Path, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/mail/", "/mail/{name}/", "/mail/{name}/html/", "/mail/{name}/attachments/1/"])
def test_a_server_has_no_such_page(client: Client, settings: Settings, name: str, address: str) -> None:
    settings.DARIS_LOCAL = False
    assert client.get(address.format(name=name)).status_code == 404
