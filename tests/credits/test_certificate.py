"""The certificate: what it prints, that it stays as it is, and who may see it."""

import hashlib
from decimal import Decimal
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse

from accounts.roles import Role
from credits.certificates.typeset import typeset
from credits.domain.certificates import pdf_of, printed_of
from credits.domain.ledger import balance_of, revoke_hours
from credits.domain.settle import settle_webinar
from credits.models import Certificate, CertificateState, CreditTerms
from tests import factories as make
from tests.credits import rows
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def pdf_text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    assert len(document) == 1
    return " ".join(document[0].get_textpage().get_text_range().split())


def codes_in(pdf: bytes) -> list[str]:
    picture = pypdfium2.PdfDocument(BytesIO(pdf))[0].render(scale=2).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def test_the_kazakh_paper_says_all_that_it_must() -> None:
    _webinar, _person = rows.granted(language="kk")
    certificate = Certificate.objects.get()
    text = pdf_text(pdf_of(certificate))
    for expected in (
        "СЕРТИФИКАТ",
        "Әбдірахманова Гүлнұр Серікқызы",
        "«Бағалау дескрипторлары» тақырыбындағы вебинарға 1 сағат көлемінде қатысқанын растайды",
        "Кәсіби даму институты",
        "Тіркеу №",
        certificate.number,
        certificate.printed_code,
        "Дәріскер",
        "М.О.",
    ):
        assert expected in text, expected


def test_the_qr_code_leads_to_the_verification_page() -> None:
    rows.granted()
    certificate = Certificate.objects.get()
    assert codes_in(pdf_of(certificate)) == [settings.SITE_URL + reverse("credits:verify", args=[certificate.code])]


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "kk",
            "«Бағалау дескрипторлары» тақырыбында 2 академиялық сағат көлемінде біліктілікті арттыру курсынан өткенін растайды",
        ),
        ("ru", "прошёл(ла) курс повышения квалификации на тему «Дескрипторы оценивания» в объёме 2 ак. ч"),
        ("en", "completed the professional development course “Assessment descriptors”, worth 2 ac. h"),
    ],
)
def test_a_course_names_its_act_and_its_quiz_in_each_language(language: str, says: str) -> None:
    webinar = rows.ended_webinar(policy="kz-pd-course", nominal="2")
    person = rows.registered(webinar, language=language)
    rows.present(webinar, person, minutes=90)
    rows.attempt(webinar, person, pct=86)
    settle_webinar(webinar)
    text = pdf_text(pdf_of(Certificate.objects.get()))
    assert says in text
    assert "95" in text
    assert "86 %" in text


def test_a_copy_has_the_same_bytes_even_when_the_storage_lost_it() -> None:
    rows.granted()
    certificate = Certificate.objects.get()
    first = pdf_of(certificate)
    assert pdf_of(Certificate.objects.get()) == first
    default_storage.delete(certificate.pdf_key)
    assert pdf_of(Certificate.objects.get()) == first
    assert hashlib.sha256(first).hexdigest() == Certificate.objects.get().pdf_sha256


def test_it_says_what_held_then_not_what_holds_now() -> None:
    webinar, person = rows.granted()
    Webinar.objects.filter(pk=webinar.pk).update(title_en="Another title")
    person.name = "Somebody Else"
    person.save()
    text = pdf_text(pdf_of(Certificate.objects.get()))
    assert "Әбдірахманова" in text
    assert "Another title" not in text


def test_a_name_is_never_code() -> None:
    rows.granted(name='#panic("x") $x^2$ */ [a] \\ "')
    assert '#panic("x") $x^2$ */ [a] \\ "' in pdf_text(pdf_of(Certificate.objects.get()))


def test_long_names_and_titles_stay_on_the_sheet() -> None:
    webinar = rows.ended_webinar(title_en="A very long title of a lecture " * 8)
    person = rows.registered(webinar, name="Константинопольский-Преображенский " * 4)
    rows.present(webinar, person, minutes=90)
    settle_webinar(webinar)
    pdf_text(pdf_of(Certificate.objects.get()))  # asserts that it is one page


def test_named_signers_sign_in_the_papers_language() -> None:
    webinar = rows.ended_webinar()
    CreditTerms.objects.filter(webinar=webinar).update(signers=[{"position": "director", "name": "Б. Ж. Нұрғалиев"}])
    person = rows.registered(webinar, language="ru")
    rows.present(webinar, person, minutes=90)
    settle_webinar(webinar)
    assert printed_of(Certificate.objects.get())["signs"] == [{"position": "Директор", "name": "Б. Ж. Нұрғалиев"}]


def test_numbers_count_by_organisation_and_year() -> None:
    webinar = rows.ended_webinar()
    for _ in range(2):
        rows.present(webinar, rows.registered(webinar), minutes=90)
    settle_webinar(webinar)
    rows.granted()
    year = Certificate.objects.first().issued_at.year  # type: ignore[union-attr]
    assert sorted(each.number for each in Certificate.objects.all()) == [
        f"{year}-000001",
        f"{year}-000001",
        f"{year}-000002",
    ]


def test_who_may_see_it() -> None:
    webinar, owner = rows.granted()
    code = Certificate.objects.get().code
    colleague = make.organiser(organisation=webinar.organisation)
    seen_by: dict[str, Any] = {
        "owner": owner,
        "organiser": webinar.created_by,
        "colleague": colleague,
        "lecturer": webinar.lecturers.get(),
        "auditor": make.auditor(),
    }
    for name in ("certificate", "certificate_pdf"):
        url = reverse(f"credits:{name}", args=[code])
        for who, person in seen_by.items():
            assert rows.client(person).get(url).status_code == 200, who
        for outsider in (make.person(), make.organiser(), make.lecturer()):
            assert rows.client(outsider).get(url).status_code == 403
        assert rows.client().get(url).status_code == 302


def test_the_page_shows_the_sheet_and_offers_the_pdf() -> None:
    _webinar, owner = rows.granted()
    certificate = Certificate.objects.get()
    response = rows.client(owner).get(reverse("credits:certificate", args=[certificate.code]))
    text = rows.text_of(response)
    for expected in (certificate.number, "Әбдірахманова Гүлнұр Серікқызы", "Download PDF", certificate.printed_code):
        assert expected in text
    assert b"<svg" in response.content
    assert b" style=" not in response.content
    pdf = rows.client(owner).get(reverse("credits:certificate_pdf", args=[certificate.code]))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"] == f'attachment; filename="certificate-{certificate.number}.pdf"'
    assert pdf.content.startswith(b"%PDF")


def test_an_organiser_takes_hours_back_with_a_reason() -> None:
    webinar, owner = rows.granted()
    certificate = Certificate.objects.get()
    url = reverse("credits:revoke", args=[certificate.code])
    organiser = rows.client(webinar.created_by)
    assert organiser.get(url).status_code == 405
    organiser.post(url, {"reason": " "})
    assert balance_of(webinar, owner) == 1
    response = organiser.post(url, {"reason": "Somebody else sat there."}, follow=True)
    assert "This certificate was revoked" in rows.text_of(response)
    assert balance_of(webinar, owner) == 0
    page = rows.client(owner).get(reverse("credits:certificate_pdf", args=[certificate.code]), follow=True)
    assert "not valid any more" in rows.text_of(page)


def test_only_organisers_take_hours_back() -> None:
    webinar, owner = rows.granted()
    url = reverse("credits:revoke", args=[Certificate.objects.get().code])
    for person in (owner, webinar.lecturers.get(), make.auditor(), make.organiser(), make.person(Role.LECTURER)):
        assert rows.client(person).post(url, {"reason": "x"}).status_code == 403
    assert balance_of(webinar, owner) == 1


def test_a_replaced_one_leads_to_its_successor() -> None:
    webinar, owner = rows.granted()
    rows.present(webinar, owner, minutes=90)
    settle_webinar(webinar)
    old = Certificate.objects.get(state=CertificateState.REPLACED)
    text = rows.text_of(rows.client(owner).get(reverse("credits:certificate", args=[old.code])))
    assert "This certificate was replaced" in text
    assert "Recomputed after a change in the evidence." in text


def test_revoking_is_kept_with_who_and_why() -> None:
    webinar, owner = rows.granted()
    entry = revoke_hours(webinar, owner, reason="Why.", by=webinar.created_by)
    assert (entry.by, entry.reason, entry.credits) == (webinar.created_by, "Why.", Decimal(-1))


def test_the_layout_is_pinned_in_what_is_frozen() -> None:
    rows.granted()
    printed = printed_of(Certificate.objects.get())
    assert printed["layout"] == 2
    assert typeset(printed) == typeset(printed)
