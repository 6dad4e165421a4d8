"""What sponsors of continuing education print beside name, title and hours: on paper, on its page, in the facts."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Organisation
from credits.certificates import typeset as sheets
from credits.certificates.printed import freeze
from credits.certificates.typeset import typeset
from credits.domain import certificates
from credits.domain.certificates import facts_of, pdf_of, printed_of
from credits.domain.fields import Share
from credits.domain.settle import settle_webinar
from credits.domain.terms import name_fields, terms_of
from credits.models import Certificate, FieldOfStudy
from tests import factories as make
from tests.credits import rows
from tests.credits.test_certificate import pdf_text

ADDRESS = {
    "address_kk": "020000, Ақмола облысы, Көкшетау қаласы, Абай көшесі, 108",
    "address_ru": "020000, Акмолинская область, г. Кокшетау, ул. Абая, 108",
    "address_en": "108 Abay Street, Kokshetau, Akmola Region 020000, Kazakhstan",
}
LONGEST = {
    "name_kk": "«Өрлеу» біліктілікті арттыру ұлттық орталығы» АҚ филиалы, облыс бойынша кәсіби даму институты",
    "name_ru": "Филиал АО «Национальный центр повышения квалификации «Өрлеу», институт развития по области",
    "name_en": "Branch of the National Centre for Professional Development Orleu, Institute of the Region",
    "address_kk": (
        "070004, Қазақстан Республикасы, Шығыс Қазақстан облысы, Өскемен қаласы, Нұрсұлтан Назарбаев даңғылы, "
        "118/1-үй, оң қанат, 3-қабат"
    ),
    "address_ru": (
        "070004, Республика Казахстан, Восточно-Казахстанская область, г. Усть-Каменогорск, проспект Нурсултана "
        "Назарбаева, дом 118/1"
    ),
    "address_en": "118/1 Nursultan Nazarbayev Avenue, right wing, 3rd floor, Oskemen, Region 070004, Kazakhstan",
    "registry_number": "KZ00LAA00012345/2026-ШҚО",
}
TITLE = "Шағын жинақталған мектептерде функционалдық сауаттылықты қалыптастырудағы пәнаралық байланыстар: "
LECTURERS = (
    "Сейітқали Айгүл Бақытқызы",
    "Нұрмұхамедова Шолпан Қайратқызы",
    "Жақсылықов-Әбдіғалиев Нұрсұлтан Ерболатұлы",
)
FOUR = ("psychology", "curriculum", "ethics-and-law", "safety")

pytestmark = pytest.mark.django_db


def issue(
    *fields: str, language: str = "en", organisation: dict[str, str] | None = None, **webinar: Any
) -> Certificate:
    held = rows.ended_webinar(policy="kz-pd-course", nominal="2", **webinar)
    Organisation.objects.filter(pk=held.organisation_id).update(**organisation or {})
    held.organisation.refresh_from_db()
    shares = [Share(FieldOfStudy.objects.get(code=code), 100 // len(fields)) for code in fields]
    name_fields(terms_of(held), shares)
    person = rows.registered(held, name="Әбдірахманова Гүлнұр Серікқызы", language=language)
    rows.present(held, person, minutes=90)
    rows.attempt(held, person, pct=86)
    settle_webinar(held)
    return Certificate.objects.get()


def read(pdf: bytes) -> str:
    """Its text, without the signs that keep lines together."""
    return " ".join(pdf_text(pdf).replace("\u2060", "").replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "kk",
            [
                "020000, Ақмола облысы, Көкшетау қаласы, Абай көшесі, 108",
                "Тізілімдегі №: KZ00LAA00012345",
                "Оқу салалары (академиялық сағат): Оқу жетістіктерін бағалау – 1; Цифрлық құзыреттер – 1",
                "Өткізу тәсілі: онлайн, тікелей эфирде",
            ],
        ),
        (
            "ru",
            [
                "020000, Акмолинская область, г. Кокшетау, ул. Абая, 108",
                "№ в реестре: KZ00LAA00012345",
                "Области обучения (ак. ч): Оценивание учебных достижений – 1; Цифровые компетенции – 1",
                "Форма проведения: онлайн, в прямом эфире",
            ],
        ),
        (
            "en",
            [
                "108 Abay Street, Kokshetau, Akmola Region 020000, Kazakhstan",
                "Registry No. KZ00LAA00012345",
                "Fields of study (ac. h): Assessment of learning – 1; Digital skills – 1",
                "Delivery method: Group Internet Based",
            ],
        ),
    ],
)
def test_the_paper_says_them_in_its_language(language: str, says: list[str]) -> None:
    certificate = issue(
        "assessment",
        "digital-skills",
        language=language,
        organisation=ADDRESS | {"registry_number": "KZ00LAA00012345"},
    )
    text = read(pdf_of(certificate))
    for expected in says:
        assert expected in text, expected


def test_the_facts_for_machines_name_them() -> None:
    facts = facts_of(issue("assessment", organisation=ADDRESS | {"registry_number": "103 456"}))
    assert facts["delivery"] == ["live"]
    assert [(field["code"], field["credits"]) for field in facts["fields_of_study"]] == [("assessment", "2")]
    assert facts["organisation_address"] == {code.removeprefix("address_"): text for code, text in ADDRESS.items()}
    assert facts["organisation_registry_number"] == "103 456"


def test_what_nobody_filled_in_is_not_printed() -> None:
    certificate = issue()
    facts, printed = facts_of(certificate), printed_of(certificate)
    assert facts["organisation_address"] == {"kk": "", "ru": "", "en": ""}
    assert (facts["organisation_registry_number"], facts["fields_of_study"]) == ("", [])
    assert (printed["address"], printed["registry_number"], printed["fields_of_study"]) == ("", "", [])
    assert printed["place"]
    text = read(pdf_of(certificate))
    for absent in ("Registry No.", "Field of study", "Fields of study"):
        assert absent not in text
    page = rows.text_of(rows.client().get(reverse("credits:verify", args=[certificate.code])))
    for absent in ("Registry number", "Fields of study"):
        assert absent not in page


def test_one_language_of_the_address_serves_for_all() -> None:
    certificate = issue(language="ru", organisation={"address_kk": ADDRESS["address_kk"]})
    assert printed_of(certificate)["address"].replace("\u00a0", " ") == ADDRESS["address_kk"]


def test_the_place_is_not_said_twice() -> None:
    certificate = issue(language="kk", organisation=ADDRESS | {"name_kk": "Институт", "city": "Көкшетау"})
    region = facts_of(certificate)["region"]["kk"]
    assert printed_of(certificate)["place"] == ("" if region in ADDRESS["address_kk"] else region)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_longest_texts_stay_on_one_sheet_that_screen_readers_can_read(language: str) -> None:
    """Typst itself refuses to write a PDF/UA-1 that breaks the standard's rules."""
    certificate = issue(
        *FOUR,
        language=language,
        organisation=LONGEST,
        lecturers=[make.lecturer(name=name) for name in LECTURERS],
        **{f"title_{code}": TITLE * 2 for code in ("kk", "ru", "en")},
    )
    pdf = pdf_of(certificate)
    text = read(pdf)  # asserts that it is one page
    for expected in (
        *LECTURERS,
        "KZ00LAA00012345/2026-ШҚО",
        *(facts[language] for facts in facts_of(certificate)["fields_of_study"]),
    ):
        assert expected in text, expected
    assert b"pdfuaid" in pdf


def test_later_changes_of_the_organisation_leave_papers_alone() -> None:
    certificate = issue("assessment", organisation=ADDRESS)
    before = pdf_of(certificate)
    Organisation.objects.update(address_en="Elsewhere", registry_number="1")
    FieldOfStudy.objects.update(name_en="Other")
    assert typeset(printed_of(Certificate.objects.get())) == before


def test_the_page_and_the_verification_show_what_stands_on_the_paper() -> None:
    certificate = issue("assessment", "digital-skills", organisation=ADDRESS | {"registry_number": "KZ00LAA00012345"})
    page = rows.client(certificate.person).get(reverse("credits:certificate", args=[certificate.code]))
    public = rows.client().get(reverse("credits:verify", args=[certificate.code]))
    for response, expected in (
        (page, "Registry No. KZ00LAA00012345"),
        (page, "Fields of study (ac. h): Assessment of learning – 1; Digital skills – 1"),
        (page, "Delivery method: Group Internet Based"),
        (public, "Registry number KZ00LAA00012345"),
        (public, "Fields of study Assessment of learning – 1 ac. h Digital skills – 1 ac. h"),
        (public, "Delivery method Group Internet Based"),
        (public, "108 Abay Street, Kokshetau"),
    ):
        text = " ".join(rows.text_of(response).replace("\u2060", "").split())
        assert expected in text, expected


def test_papers_of_the_first_sheet_are_typeset_as_they_were() -> None:
    """What a certificate printed in the first months is made of, and the hash of the PDF that it gave then."""
    printed = json.loads(Path(__file__).with_name("sheet_1.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(typeset(printed)).hexdigest() == (
        "10b4eca3208e78e5636e542cd7656f4914f95d7c14aa9f5a336ecee53ef0fce5"
    )
    assert sheets.LAYOUT == 2


def test_pages_of_papers_from_before_show_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificates, "freeze", frozen_as_before)
    certificate = issue("assessment", organisation=ADDRESS)
    for response in (
        rows.client(certificate.person).get(reverse("credits:certificate", args=[certificate.code])),
        rows.client().get(reverse("credits:verify", args=[certificate.code])),
    ):
        assert response.status_code == 200
        text = rows.text_of(response)
        for absent in ("Delivery method", "Registry", "Fields of study", "Abay Street"):
            assert absent not in text
    assert "Abay Street" not in pdf_text(pdf_of(certificate))


def frozen_as_before(*args: Any, **kwargs: Any) -> dict[str, Any]:
    frozen = freeze(*args, **kwargs)
    for key in ("delivery", "fields_of_study", "organisation_address", "organisation_registry_number"):
        del frozen["facts"][key]
    for key in ("delivery", "fields_of_study", "address", "registry_number"):
        del frozen["printed"][key]
    frozen["printed"] |= {"layout": 1, "remarks": ["Held on 1 June 2026"]}
    return frozen
