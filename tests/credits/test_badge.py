"""The Open Badge of a certificate: what the paper says, in its language, and nothing else of the person."""

import base64
import copy
import json
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from PIL import Image

from credits.badges.credential import badge_of, credential_of, write
from credits.badges.issuer import did_document
from credits.models import Certificate
from tests.credits import rows
from tests.credits.badges import changed, leaves, verifies

pytestmark = pytest.mark.django_db

NEWER: dict[str, Any] = {
    "delivery": ["live", "recording"],
    "fields_of_study": [
        {"code": "pedagogy", "kk": "Педагогика", "ru": "Педагогика", "en": "Pedagogy", "credits": "0.6"},
        {"code": "it", "kk": "", "ru": "", "en": "Information technology", "credits": "0.4"},
    ],
    "organisation_address": {"kk": "Абай көшесі, 1", "ru": "улица Абая, 1", "en": "1 Abai street"},
    "organisation_registry_number": "108223",
    "signers": [{"position": "lecturer", "name": "A. Lecturer"}, {"position": "director", "name": "B. Director"}],
    "evidence_head": "ab" * 32,
    "nodes": [
        {
            "id": 7,
            "code": "1.2.1",
            "version": "2022",
            "standard_kk": "Педагог",
            "standard_ru": "Педагог",
            "standard_en": "Teacher",
            "title_kk": "Бағалайды",
            "title_ru": "Оценивает",
            "title_en": "Assesses",
        }
    ],
}


def issued(language: str = "en", **facts: Any) -> Certificate:
    """A certificate as older ones are, with what is frozen in newer ones where a test says so. It is not stored again."""
    rows.granted(language=language)
    certificate = Certificate.objects.select_related("organisation").get()
    certificate.issued_at = datetime(2026, 11, 22, 10, 0, 0, 987654, tzinfo=UTC)
    older = {name: value for name, value in certificate.frozen["facts"].items() if name not in NEWER}
    certificate.frozen["facts"] = older | {"started_at": "2026-11-20T10:00:00+05:00", "ended_at": None} | facts
    certificate.frozen["printed"] |= {"delivery": "Group Internet Based; recording" if "delivery" in facts else ""}
    return certificate


def subject_of(certificate: Certificate) -> dict[str, Any]:
    subject: dict[str, Any] = credential_of(certificate)["credentialSubject"]
    return subject


def test_it_says_who_gave_what_to_whom_and_when() -> None:
    certificate = issued()
    badge = credential_of(certificate)
    page = f"{settings.SITE_URL}/verify/{certificate.code}/"
    assert badge["@context"] == [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    assert badge["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert badge["id"] == f"{page}badge.json"
    assert badge["name"] == badge["credentialSubject"]["achievement"]["name"] == "Assessment descriptors"
    assert (badge["validFrom"], badge["awardedDate"]) == ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z")
    assert badge["issuer"]["id"] == (
        f"did:web:localhost%3A{settings.SITE_URL.rpartition(':')[2]}:issuers:{certificate.organisation.code}"
    )
    assert badge["issuer"]["name"] == certificate.frozen["facts"]["organisation"]["en"]
    assert badge["issuer"]["url"] == settings.SITE_URL
    assert badge["credentialSubject"]["achievement"]["creator"] == badge["issuer"]
    [identity] = badge["credentialSubject"]["identifier"]
    assert identity == {
        "type": "IdentityObject",
        "identityType": "name",
        "hashed": False,
        "identityHash": "Әбдірахманова Гүлнұр Серікқызы",
    }
    assert badge["credentialSubject"]["activityStartDate"] == "2026-11-20T05:00:00Z"
    assert "activityEndDate" not in badge["credentialSubject"]
    assert badge["credentialSubject"]["licenseNumber"] == certificate.number
    assert badge["credentialSubject"]["creditsEarned"] == 1
    assert [evidence["id"] for evidence in badge["evidence"]] == [page]


def test_it_tells_the_rule_and_the_results() -> None:
    achievement = (subject := subject_of(issued(quiz_score_pct="85", quiz_pass_pct=70)))["achievement"]
    assert achievement["type"] == ["Achievement"]
    assert achievement["achievementType"] == "CertificateOfCompletion"
    assert achievement["criteria"] == {
        "narrative": "Policy: cpd-60, version 1. Unit: h. Minutes in one unit: 60. Pass mark of the final quiz: 70 %."
    }
    assert achievement["description"].startswith("Assessment descriptors. Held on: 2026-11-20. Lecturer: ")
    kinds = {described["id"]: described for described in achievement["resultDescription"]}
    told = {kinds[result["resultDescription"]]["resultType"]: result["value"] for result in subject["result"]}
    assert told == {"ext:Credits": "1", "Percent": "85"}
    [quiz] = [described for described in kinds.values() if described["resultType"] == "Percent"]
    assert (quiz["valueMin"], quiz["valueMax"], quiz["requiredValue"]) == ("0", "100", "70")


def test_what_newer_papers_freeze_has_its_place() -> None:
    badge = credential_of(issued(**NEWER))
    assert badge["issuer"]["address"]["streetAddress"] == "1 Abai street"
    assert badge["issuer"]["official"] == "B. Director"
    assert badge["issuer"]["otherIdentifier"] == [
        {"type": "IdentifierEntry", "identifier": "108223", "identifierType": "ext:registryNumber"}
    ]
    achievement = badge["credentialSubject"]["achievement"]
    assert achievement["fieldOfStudy"] == "Pedagogy, Information technology"
    assert achievement["alignment"] == [
        {
            "type": ["Alignment"],
            "targetName": "Assesses",
            "targetCode": "1.2.1",
            "targetFramework": "Teacher, 2022",
            "targetType": "ext:StandardNode",
            "targetUrl": f"{settings.SITE_URL}/standards/",
        }
    ]
    names = {described["id"]: described["name"] for described in achievement["resultDescription"]}
    told = {names[result["resultDescription"]]: result["value"] for result in badge["credentialSubject"]["result"]}
    assert told == {
        "Volume, unit: h": "1",
        "Volume, field of study: Pedagogy, unit: h": "0.6",
        "Volume, field of study: Information technology, unit: h": "0.4",
        "Delivery method": "Group Internet Based; recording",
    }
    [evidence] = badge["evidence"]
    assert "Seal of the evidence (SHA-256): " + "ab" * 32 in evidence["description"]


def test_a_paper_from_before_all_that_has_a_badge_too() -> None:
    certificate = issued()
    facts = certificate.frozen["facts"]
    for newer in ("quiz_score_pct", "quiz_pass_pct", "ended_at", "lecturers", "evidence_hash"):
        facts.pop(newer, None)
    facts["started_at"] = None
    badge = badge_of(certificate)
    assert verifies(badge, did_document(certificate.organisation))
    assert "description" not in badge["evidence"][0]
    assert badge["credentialSubject"]["achievement"]["description"] == "Assessment descriptors."
    assert [result["value"] for result in badge["credentialSubject"]["result"]] == ["1"]


@pytest.mark.parametrize(
    ("language", "name", "hours", "sentence"),
    [
        ("kk", "Бағалау дескрипторлары", "Көлемі, бірлігі: сағат", "вебинарға 1 сағат көлемінде қатысқанын растайды"),
        ("ru", "Дескрипторы оценивания", "Объём, единица: ч", "принял(а) участие в вебинаре на тему"),
        ("en", "Assessment descriptors", "Volume, unit: h", "Әбдірахманова Гүлнұр Серікқызы"),
    ],
)
def test_it_speaks_the_language_of_its_paper(language: str, name: str, hours: str, sentence: str) -> None:
    certificate = issued(language)
    badge = credential_of(certificate)
    achievement = badge["credentialSubject"]["achievement"]
    assert (badge["name"], badge["inLanguage"], achievement["inLanguage"]) == (name, language, language)
    assert achievement["resultDescription"][0]["name"] == hours
    assert sentence in badge["description"]
    assert badge["issuer"]["name"] == certificate.frozen["facts"]["organisation"][language]


def test_it_carries_its_picture() -> None:
    picture = subject_of(issued("ru"))["achievement"]["image"]
    assert (picture["type"], picture["caption"]) == ("Image", "Орнамент и галочка")
    kind, _, data = picture["id"].partition(",")
    assert kind == "data:image/png;base64"
    assert Image.open(BytesIO(base64.b64decode(data))).size == (256, 256)


def test_nothing_of_the_person_is_in_it_but_the_name() -> None:
    certificate = issued(**NEWER)
    person = certificate.person
    text = write(badge_of(certificate)).decode()
    assert person.name in text
    for private in (person.email, person.name_latin, person.password, "@example"):
        assert private
        assert private not in text


def test_the_same_achievement_of_two_people_is_one() -> None:
    first = issued()
    second = copy.deepcopy(first)
    second.frozen["printed"]["name"] = "Somebody Else"
    second.frozen["facts"] |= {"number": "2026-000002", "credits": "0.5"}
    one, two = subject_of(first), subject_of(second)
    assert one["achievement"] == two["achievement"]
    assert [result["value"] for result in (*one["result"], *two["result"])] == ["1", "0.5"]
    second.frozen["facts"]["title"]["en"] = "Another webinar"
    assert subject_of(second)["achievement"]["id"] != one["achievement"]["id"]


def test_the_same_certificate_gives_the_same_to_the_letter() -> None:
    certificate = issued(**NEWER)
    badge = badge_of(certificate)
    assert write(badge) == write(badge_of(certificate))
    assert badge["proof"]["created"] == "2026-11-22T10:00:00Z"
    assert badge["proof"]["cryptosuite"] == "eddsa-rdfc-2022"
    again = Certificate.objects.select_related("organisation").get()
    assert write(badge_of(again)) == write(badge_of(Certificate.objects.select_related("organisation").get()))


def test_no_value_can_be_changed_without_breaking_the_seal() -> None:
    """Also says that every term that we write is one of the contexts: others would not be signed."""
    certificate = issued(**NEWER, quiz_score_pct="85", quiz_pass_pct=70)
    badge, issuer = badge_of(certificate), did_document(certificate.organisation)
    assert verifies(badge, issuer)
    tried = 0
    for path, other in changed({name: part for name, part in badge.items() if name not in ("@context", "proof")}):
        if path in ("issuer/id", "credentialSubject/achievement/creator/id"):
            continue  # then it is another's, and these keys are not asked
        tried += 1
        assert not verifies({**badge, **other}, issuer), path
    assert tried > 60


@pytest.mark.parametrize("credits", ["0.2", "0.25", "1.2", "2", "36", "2.303", "120"])
def test_credits_are_numbers(credits: str) -> None:
    certificate = issued(credits=credits)
    earned = subject_of(certificate)["creditsEarned"]
    assert json.dumps(earned) == credits
    assert verifies(badge_of(certificate), did_document(certificate.organisation))


def test_odd_signs_in_a_name_do_no_harm() -> None:
    certificate = issued()
    certificate.frozen["printed"]["name"] = 'А"\\ \t\r\nБ\x07 <b>#{}</b> 𝒳 \u2028'
    badge = badge_of(certificate)
    assert badge["credentialSubject"]["identifier"][0]["identityHash"] == 'А"\\ Б <b>#{}</b> 𝒳'
    assert verifies(json.loads(write(badge)), did_document(certificate.organisation))


def test_it_has_the_parts_and_kinds_that_open_badges_want() -> None:
    """The required parts of each class, and lists where the standard has lists (Open Badges 3.0, appendix B)."""
    badge = credential_of(issued(**NEWER, quiz_score_pct="85"))
    required = {
        "Profile": {"id", "type"},
        "AchievementSubject": {"type", "achievement", "identifier"},
        "Achievement": {"id", "type", "criteria", "description", "name"},
        "ResultDescription": {"id", "type", "name", "resultType"},
        "Result": {"type", "resultDescription", "value"},
        "Alignment": {"type", "targetName", "targetUrl"},
        "Image": {"id", "type"},
        "Evidence": {"type"},
        "Address": {"type"},
        "IdentityObject": {"type", "hashed", "identityHash", "identityType"},
        "IdentifierEntry": {"type", "identifier", "identifierType"},
        "BitstringStatusListEntry": {"id", "type", "statusPurpose", "statusListIndex", "statusListCredential"},
    }
    lists = {"identifier", "result", "resultDescription", "alignment", "evidence", "otherIdentifier"}
    seen = set()
    for part in parts_of({name: value for name, value in badge.items() if name != "type"}):
        for name, value in part.items():
            if name in lists and "value" not in part:
                assert isinstance(value, list) or name == "identifier", name
        if "type" in part:
            [kind] = part["type"] if isinstance(part["type"], list) else [part["type"]]
            assert required[kind] <= set(part), kind
            seen.add(kind)
    assert seen == set(required)
    assert {"@context", "id", "type", "name", "issuer", "validFrom", "credentialSubject"} <= set(badge)
    assert all(value is not None and value != "" for _path, value in leaves(badge))


def parts_of(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [inner for item in part for inner in parts_of(item)]
    if not isinstance(part, dict):
        return []
    return [part, *(inner for value in part.values() for inner in parts_of(value))]
