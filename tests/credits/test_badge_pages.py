"""The addresses of badges: public like the verification page, for programs of other sites, and friendly to nobody's fishing."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from credits.domain.ledger import revoke_hours
from credits.domain.settle import settle_webinar
from credits.models import Certificate, CertificateState
from tests import factories as make
from tests.credits import rows
from tests.credits.badges import is_marked, issuer_of, verifies

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_counts() -> None:
    cache.clear()


def badge_url(certificate: Certificate) -> str:
    return reverse("credits:badge", args=[certificate.code])


def issuer_url(certificate: Certificate) -> str:
    return reverse("credits:badge_issuer", args=[certificate.organisation.code])


def status_url(certificate: Certificate) -> str:
    return reverse("credits:badge_status", args=[certificate.organisation.code, certificate.pk // 131_072])


def fetch(url: str) -> dict[str, Any]:
    response = rows.client().get(url)
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "sessionid" not in response.cookies
    document: dict[str, Any] = json.loads(response.content)
    return document


def granted() -> Certificate:
    rows.granted()
    return Certificate.objects.select_related("organisation", "webinar__created_by", "person").get()


def test_anyone_fetches_a_badge_and_checks_it_by_its_issuers_keys() -> None:
    certificate = granted()
    assert badge_url(certificate) == f"/verify/{certificate.code}/badge.json"
    assert issuer_url(certificate) == f"/issuers/{certificate.organisation.code}/did.json"
    badge, issuer = fetch(badge_url(certificate)), fetch(issuer_url(certificate))
    assert verifies(badge, issuer)
    assert badge["credentialSubject"]["identifier"][0]["identityHash"] == certificate.person.name


def test_a_badge_is_for_programs_and_in_no_cache_and_no_search_engine() -> None:
    certificate = granted()
    response = rows.client().get(badge_url(certificate))
    assert response["Content-Type"] == "application/ld+json"
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in response
    asked = rows.client().get(badge_url(certificate), {"download": "1"})
    assert asked["Content-Disposition"] == f'attachment; filename="open-badge-{certificate.number}.json"'
    assert asked.content == response.content


def test_the_keys_and_the_list_may_be_kept_for_five_minutes() -> None:
    certificate = granted()
    keys, listed = (rows.client().get(url) for url in (issuer_url(certificate), status_url(certificate)))
    assert (keys["Content-Type"], listed["Content-Type"]) == ("application/did+json", "application/ld+json")
    for response in (keys, listed):
        assert {"public", "max-age=300"} <= set(response["Cache-Control"].split(", "))


def test_the_list_is_signed_by_the_same_issuer_and_marks_nobody_at_first() -> None:
    certificate = granted()
    badge, listed = fetch(badge_url(certificate)), fetch(status_url(certificate))
    status = badge["credentialStatus"]
    assert status["statusListCredential"] == listed["id"]
    assert listed["id"].endswith(status_url(certificate))
    assert status["statusPurpose"] == listed["credentialSubject"]["statusPurpose"] == "revocation"
    assert issuer_of(listed) == issuer_of(badge)
    assert verifies(listed, fetch(issuer_url(certificate)))
    assert not is_marked(listed, place=int(status["statusListIndex"]))
    assert fetch(status_url(certificate)) == listed


def test_a_revoked_one_is_marked_and_not_given_out_again() -> None:
    certificate = granted()
    badge = fetch(badge_url(certificate))
    revoke_hours(certificate.webinar, certificate.person, reason="A private matter.", by=certificate.webinar.created_by)
    listed = fetch(status_url(certificate))
    assert is_marked(listed, place=int(badge["credentialStatus"]["statusListIndex"]))
    assert verifies(listed, fetch(issuer_url(certificate)))
    response = rows.client().get(badge_url(certificate))
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (410, "*")
    assert json.loads(response.content) == {"detail": "This certificate was revoked."}
    for private in (certificate.person.name, certificate.code, "A private matter."):
        assert private not in json.dumps(listed, ensure_ascii=False)


def test_a_replaced_one_is_marked_and_its_successor_is_not() -> None:
    webinar, person = rows.granted()
    rows.present(webinar, person, minutes=90)
    settle_webinar(webinar)
    old = Certificate.objects.get(state=CertificateState.REPLACED)
    new = Certificate.objects.get(state=CertificateState.VALID)
    listed = fetch(status_url(new))
    marked = [is_marked(listed, place=certificate.pk % 131_072) for certificate in (old, new)]
    assert marked == [True, False]
    response = rows.client().get(badge_url(old))
    assert (response.status_code, json.loads(response.content)) == (410, {"detail": "This certificate was replaced."})
    assert fetch(badge_url(new))["credentialSubject"]["creditsEarned"] == 1.5


def test_the_list_of_one_organisation_says_nothing_of_another() -> None:
    certificate = granted()
    webinar, person = rows.granted(name="Somebody Else")
    revoke_hours(webinar, person, reason="x", by=webinar.created_by)
    other = Certificate.objects.exclude(pk=certificate.pk).select_related("organisation").get()
    assert other.organisation != certificate.organisation
    assert not is_marked(fetch(status_url(certificate)), place=other.pk % 131_072)
    assert is_marked(fetch(status_url(other)), place=other.pk % 131_072)


@pytest.mark.parametrize(
    "path",
    [
        "/verify/7kq4m2xa9d/badge.json",
        "/verify/-/badge.json",
        "/verify/---/badge.json",
        f"/verify/{'x' * 200}/badge.json",
        "/issuers/7kq4m2xa9d/did.json",
        "/issuers/7kq4m2xa9d/revoked/0.json",
        "/issuers/7kq4m2xa9d/revoked/99999999999999999999999999.json",
    ],
)
def test_what_does_not_exist_is_not_found(path: str) -> None:
    granted()
    response = rows.client().get(path, follow=True)
    assert (response.status_code, response["Content-Type"]) == (404, "application/json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert set(json.loads(response.content)) == {"detail"}


@pytest.mark.parametrize("part", ["1", "70368744177664", "99999999999999999999999999999999999999"])
def test_there_are_no_lists_beyond_the_certificates(part: str) -> None:
    code = granted().organisation.code
    assert rows.client().get(f"/issuers/{code}/revoked/{part}.json").status_code == 404


@pytest.mark.parametrize("code", ["«№»", "a%00b", "..%2F..%2Fetc", "a b"])
def test_nonsense_is_not_found(code: str) -> None:
    assert rows.client().get(f"/verify/{code}/badge.json").status_code == 404
    assert rows.client().get(f"/issuers/{code}/did.json").status_code == 404


def test_a_code_as_printed_leads_to_the_badge() -> None:
    certificate = granted()
    response = rows.client().get(reverse("credits:badge", args=[certificate.printed_code]), follow=True)
    assert response.redirect_chain == [(badge_url(certificate), 302)]
    assert response.status_code == 200


def test_an_organisation_that_certified_nobody_is_no_issuer() -> None:
    granted()
    other = make.organisation()
    assert rows.client().get(reverse("credits:badge_issuer", args=[other.code])).status_code == 404


def test_looking_up_many_is_slowed_down_together_with_the_verification_page() -> None:
    client = Client()
    verify = reverse("credits:verify", args=["7kq4m2xa9d"])
    badge = reverse("credits:badge", args=["7kq4m2xa9d"])
    answers = [client.get(url).status_code for _ in range(16) for url in (verify, badge)]
    assert (answers.count(404), answers.count(429)) == (30, 2)
    response = client.get(badge)
    assert (response.status_code, response["Retry-After"], response["Access-Control-Allow-Origin"]) == (429, "60", "*")
    assert client.get(reverse("credits:badge_issuer", args=["7kq4m2xa9d"])).status_code == 404


def test_asking_for_keys_again_and_again_is_slowed_down() -> None:
    client, url = Client(), reverse("credits:badge_issuer", args=["7kq4m2xa9d"])
    statuses = [client.get(url).status_code for _ in range(122)]
    assert (statuses.count(404), statuses.count(429)) == (120, 2)


def test_they_are_read_only() -> None:
    certificate = granted()
    for url in (badge_url(certificate), issuer_url(certificate), status_url(certificate)):
        assert rows.client().post(url).status_code == 405
        assert rows.client().head(url).status_code == 200


def test_few_queries(django_assert_num_queries: Any) -> None:
    certificate = granted()
    with django_assert_num_queries(1):
        Client().get(badge_url(certificate))
    with django_assert_num_queries(1):
        Client().get(issuer_url(certificate))
    with django_assert_num_queries(3):
        Client().get(status_url(certificate))


def test_the_pages_offer_it_while_it_holds() -> None:
    certificate = granted()
    link = f'href="{badge_url(certificate)}?download"'
    pages = [
        (rows.client(certificate.person), reverse("credits:certificate", args=[certificate.code])),
        (rows.client(), reverse("credits:verify", args=[certificate.code])),
    ]
    for client, page in pages:
        assert link in client.get(page).content.decode()
    revoke_hours(certificate.webinar, certificate.person, reason="x", by=certificate.webinar.created_by)
    for client, page in pages:
        response = client.get(page)
        assert response.status_code == 200
        assert "badge.json" not in response.content.decode()


def test_without_a_key_nothing_is_offered_and_nothing_breaks(settings: Any) -> None:
    certificate = granted()
    for key in ("", "not a key"):
        settings.BADGE_SIGNING_KEY = key
        for url in (badge_url(certificate), issuer_url(certificate), status_url(certificate)):
            response = rows.client().get(url)
            assert (response.status_code, response["Content-Type"]) == (404, "application/json")
        for client, page in (
            (rows.client(certificate.person), reverse("credits:certificate", args=[certificate.code])),
            (rows.client(), reverse("credits:verify", args=[certificate.code])),
        ):
            response = client.get(page)
            assert response.status_code == 200
            assert "Open Badge" not in rows.text_of(response)
