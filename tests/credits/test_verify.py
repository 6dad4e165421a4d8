"""The public verification page: no log-in, nothing beyond the paper, friendly when the code is wrong."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from credits.domain.ledger import revoke_hours
from credits.domain.settle import settle_webinar
from credits.models import Certificate, CertificateState
from tests.credits import rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_counts() -> None:
    cache.clear()


def verify(code: str) -> str:
    return reverse("credits:verify", args=[code])


def test_anyone_sees_that_it_is_valid_and_nothing_beyond_the_paper() -> None:
    _webinar, person = rows.granted()
    certificate = Certificate.objects.get()
    response = rows.client().get(verify(certificate.code))
    text = rows.text_of(response)
    for expected in (
        "This certificate is valid",
        person.name,
        "Assessment descriptors",
        certificate.number,
        certificate.printed_code,
        "1 h",
    ):
        assert expected in text, expected
    for private in (person.email, person.name_latin, str(person.pk) + "/"):
        assert private not in text
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
    assert "sessionid" not in response.cookies


def test_a_typed_code_may_have_dashes_spaces_and_capitals() -> None:
    rows.granted()
    certificate = Certificate.objects.get()
    for typed in (certificate.printed_code, certificate.printed_code.lower(), f" {certificate.code.upper()} "):
        response = rows.client().get(reverse("credits:verify"), {"code": typed}, follow=True)
        assert "This certificate is valid" in rows.text_of(response)
    assert rows.client().get(verify(certificate.printed_code)).url == verify(certificate.code)  # type: ignore[attr-defined]


def test_a_wrong_code_gets_a_sentence_that_helps() -> None:
    response = rows.client().get(verify("7kq4m2xa9d"))
    assert response.status_code == 404
    text = rows.text_of(response)
    assert "There is no certificate with this code" in text
    assert "Compare it with the code under the QR code" in text


@pytest.mark.parametrize("typed", ["", "   ", "«№»", "x" * 500, "../../etc", "a\x00b"])
def test_nonsense_is_met_with_the_form(typed: str) -> None:
    response = rows.client().get(reverse("credits:verify"), {"code": typed}, follow=True)
    assert response.status_code in (200, 404)
    assert "Code" in rows.text_of(response)


def test_a_revoked_one_says_so_and_keeps_the_reason_to_itself() -> None:
    webinar, person = rows.granted()
    revoke_hours(webinar, person, reason="A private matter.", by=webinar.created_by)
    text = rows.text_of(rows.client().get(verify(Certificate.objects.get().code)))
    assert "This certificate was revoked" in text
    assert "A private matter." not in text


def test_a_replaced_one_leads_to_the_one_that_holds() -> None:
    webinar, person = rows.granted()
    rows.present(webinar, person, minutes=90)
    settle_webinar(webinar)
    old, new = (
        Certificate.objects.get(state=CertificateState.REPLACED),
        Certificate.objects.get(state=CertificateState.VALID),
    )
    response = rows.client().get(verify(old.code))
    assert "This certificate was replaced" in rows.text_of(response)
    assert verify(new.code) in response.content.decode()


def test_looking_up_many_is_slowed_down() -> None:
    client = rows.client()
    statuses = [client.get(verify("7kq4m2xa9d")).status_code for _ in range(32)]
    assert statuses.count(429) == 2
    assert "Try again in a minute" in rows.text_of(client.get(verify("7kq4m2xa9d")))
    other = client.get(verify("7kq4m2xa9d"), headers={"x-forwarded-for": "203.0.113.9"})
    assert other.status_code == 404


def test_it_is_read_only() -> None:
    assert rows.client().post(reverse("credits:verify")).status_code == 405
