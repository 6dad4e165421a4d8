"""Who reads, writes, moderates and closes recommendations, and what outsiders get."""

import pytest
from django.urls import reverse

from accounts.models import User
from tests import factories as make
from tests.materials.files import client_of
from tests.recommendations.written import consultation, page_of, participant, sent, url, write
from webinars.models import Webinar
from webinars.recommendations.domain.writing import change_recommendation, withdraw_recommendation
from webinars.recommendations.models import Consultation, Recommendation, RecommendationKind

pytestmark = pytest.mark.django_db


ACTS = ("support", "unsupport", "hide", "restore")
OWN_ACTS = ("change", "withdraw")  # of what others wrote, these are not found


def moderator_of(webinar: Webinar) -> User:
    person = make.person()
    webinar.moderators.add(person)
    return person


def test_who_is_not_part_of_it_reads_and_does_nothing() -> None:
    webinar = consultation()
    written = write(webinar, "Тек қатысушыларға")
    files = [url(name, webinar) for name in ("summary", "summary_csv", "all_csv")]
    acts = [url(name, webinar) for name in ("write", "close", "reopen")]
    acts += [url(name, webinar, written.code) for name in ACTS]
    own = [url(name, webinar, written.code) for name in OWN_ACTS]
    banned = make.registration(webinar, banned_at=webinar.starts_at).person
    waiting = make.registration(webinar, state="waiting").person
    for outsider in (make.person(), make.lecturer(), make.organiser(), waiting, banned):
        client = client_of(outsider)
        for address in (url("list", webinar), *files):
            answer = client.get(address)
            assert (answer.status_code, "Тек қатысушыларға" in answer.content.decode()) == (403, False)
        for act in acts:
            assert client.post(act, sent(webinar, "x", reason="x")).status_code == 403
        for act in own:
            assert client.post(act, sent(webinar, "x")).status_code == 404
        assert url("list", webinar) not in client.get(reverse("webinars:page", args=[webinar.code])).content.decode()
    visitor = client_of(None)
    for address in (url("list", webinar), *files):
        assert visitor.get(address)["Location"].startswith(reverse("account_login"))
    for act in (*acts, *own):
        assert visitor.post(act)["Location"].startswith(reverse("account_login"))
        assert client_of(webinar.created_by).get(act).status_code == 405
    assert [(each.pk, each.state) for each in Recommendation.objects.all()] == [(written.pk, "shown")]
    assert not Consultation.objects.exists()


def test_a_participant_neither_moderates_nor_closes_nor_sums_up() -> None:
    webinar = consultation()
    written, client = write(webinar), client_of(participant(webinar))
    for name in ("summary", "summary_csv", "all_csv"):
        assert client.get(url(name, webinar)).status_code == 403
    for act in ("close", "reopen"):
        assert client.post(url(act, webinar)).status_code == 403
    for act in ("hide", "restore"):
        assert client.post(url(act, webinar, written.code), {"reason": "x"}).status_code == 403
    for act in OWN_ACTS:
        assert client.post(url(act, webinar, written.code), sent(webinar)).status_code == 404
    assert [each.state for each in Recommendation.objects.all()] == ["shown"]


@pytest.mark.parametrize("role", ["moderator", "auditor", "organiser", "lecturer"])
def test_readers_without_a_place_do_not_write(role: str) -> None:
    webinar = consultation()
    written = write(webinar)
    reader = {
        "moderator": lambda: moderator_of(webinar),
        "auditor": make.auditor,
        "organiser": lambda: webinar.created_by,
        "lecturer": webinar.lecturers.get,
    }[role]()
    client = client_of(reader)
    assert written.text in client.get(url("list", webinar)).content.decode()
    assert client.post(url("write", webinar), sent(webinar)).status_code == 403
    assert client.post(url("support", webinar, written.code)).status_code == 403
    may_hide = role != "auditor"
    answer = client.post(url("hide", webinar, written.code), {"reason": "Тақырыптан тыс"})
    assert answer.status_code == (302 if may_hide else 403)
    assert client.post(url("close", webinar)).status_code == (302 if role in ("organiser", "lecturer") else 403)
    written.refresh_from_db()
    assert written.is_hidden == may_hide


def test_what_is_hidden_is_seen_by_its_writer_and_moderators_with_the_reason() -> None:
    webinar = consultation()
    written = write(webinar, "Менің дүкенім: shop.example")
    moderator = moderator_of(webinar)
    client = client_of(moderator)
    answer = client.post(url("hide", webinar, written.code), {"reason": " "}, follow=True)
    assert ("Say why." in answer.content.decode(), Recommendation.objects.get().is_hidden) == (True, False)
    client.post(url("hide", webinar, written.code), {"reason": "Жарнама"})
    for reader in (written.person, moderator, webinar.created_by, make.auditor()):
        page = page_of(webinar, reader)
        assert ("shop.example" in page, "Жарнама" in page) == (True, True)
    page = page_of(webinar, participant(webinar))
    assert ("shop.example" in page, "Жарнама" in page) == (False, False)
    client.post(url("restore", webinar, written.code))
    assert "shop.example" in page_of(webinar, participant(webinar))
    assert [change.kind for change in written.changes.all()] == ["written", "hidden", "restored"]


def test_only_an_auditor_sees_who_it_was_and_what_was_done() -> None:
    webinar = consultation()
    person = make.registration(webinar, make.person(name="Серікбаева Дана")).person
    anonymous = write(webinar, "Бұрынғы сөз", by=person, is_anonymous=True)
    change_recommendation(
        webinar, anonymous.code, kind=RecommendationKind.ADD, text="Кейінгі сөз", by=person, is_anonymous=True
    )
    other = write(webinar, "Кейін алынды")
    assert other.person
    withdraw_recommendation(webinar, other.code, by=other.person)
    for reader in (webinar.created_by, webinar.lecturers.get(), make.administrator(), participant(webinar)):
        page = page_of(webinar, reader)
        assert "Кейінгі сөз" in page
        assert [text in page for text in ("Серікбаева", "Бұрынғы сөз", "Кейін алынды")] == [False] * 3
    page = page_of(webinar, make.auditor())
    assert [text in page for text in ("Серікбаева Дана", "Бұрынғы сөз", "Кейін алынды")] == [True] * 3


def test_closing_and_opening_again() -> None:
    webinar = consultation("ended")
    written, person = write(webinar, by=None), participant(webinar)
    client = client_of(webinar.created_by)
    assert client.post(url("close", webinar))["Location"] == url("list", webinar)
    for reader in (person, webinar.created_by):
        page = page_of(webinar, reader)
        assert ("Recommendations are closed" in page, written.text in page) == (True, True)
        assert (url("write", webinar) in page, url("support", webinar, written.code) in page) == (False, False)
    answer = client_of(person).post(url("write", webinar), sent(webinar))
    assert (answer.status_code, "Recommendations are closed" in answer.content.decode()) == (422, True)
    client_of(person).post(url("support", webinar, written.code))
    assert written.supports.count() == 0
    client.post(url("reopen", webinar))
    assert url("write", webinar) in page_of(webinar, person)
