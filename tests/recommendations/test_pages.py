"""The page of recommendations as people use it, and where other pages lead there."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories as make
from tests.materials.files import client_of
from tests.recommendations.written import consultation, nodes, page_of, participant, sent, url, write
from webinars.questions.models import QuestionRules
from webinars.recommendations import limits
from webinars.recommendations.domain.closing import close_recommendations
from webinars.recommendations.domain.moderating import hide_recommendation
from webinars.recommendations.domain.supporting import support_recommendation
from webinars.recommendations.domain.writing import change_recommendation
from webinars.recommendations.models import Recommendation, RecommendationKind

pytestmark = pytest.mark.django_db


def test_a_participant_writes_changes_and_withdraws() -> None:
    webinar = consultation("live")
    region = make.region(name_en="Turkistan")
    person = participant(webinar, region=region)
    client = client_of(person)
    page = client.get(url("list", webinar)).content.decode()
    assert [text in page for text in ("Node 1.1", "Node 1.2", "Nobody has recommended anything here yet.")] == [
        True
    ] * 3
    answer = client.post(url("write", webinar), sent(webinar), follow=True)
    own = Recommendation.objects.get()
    assert answer.redirect_chain == [(f"{url('list', webinar)}#{own.code}", 302)]
    for text in ("Your recommendation is here.", "Екі деңгейге бөлу", person.short_name, "Turkistan"):
        assert text in answer.content.decode()
    answer = client.post(url("change", webinar, own.code), {"kind": "keep", "text": "Қалсын"}, follow=True)
    own.refresh_from_db()
    assert (own.kind, own.text, "Saved." in answer.content.decode()) == ("keep", "Қалсын", True)
    answer = client.post(url("withdraw", webinar, own.code), follow=True)
    assert answer.redirect_chain == [(f"{url('list', webinar)}#n{own.node_id}", 302)]
    assert "Қалсын" not in page_of(webinar, person)


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"text": "а" * (limits.MAX_TEXT + 1)}, {"kind": "praise"}, {"text": " \u200b "}]
)
def test_what_cannot_be_taken_stays_in_its_form(wrong: dict[str, str]) -> None:
    webinar = consultation()
    person = participant(webinar)
    own = write(webinar, "Бұрынғы сөз", by=person)
    for address in (url("write", webinar), url("change", webinar, own.code)):
        answer = client_of(person).post(address, sent(webinar, "Жаңа сөз") | wrong)
        assert (answer.status_code, wrong.get("text", "Жаңа сөз") in answer.content.decode()) == (422, True)
    assert [each.text for each in Recommendation.objects.all()] == ["Бұрынғы сөз"]


def test_others_support_it_once_and_take_it_back() -> None:
    webinar = consultation()
    written, person = write(webinar), participant(webinar)
    client = client_of(person)
    assert client.post(url("support", webinar, written.code))["Location"] == f"{url('list', webinar)}#{written.code}"
    client.post(url("support", webinar, written.code))
    page = page_of(webinar, person)
    assert ('aria-pressed="true"' in page, written.supports.count()) == (True, 1)
    answer = client.post(url("unsupport", webinar, written.code), {"whole": written.node_id})
    assert answer["Location"] == f"{url('list', webinar)}?node={written.node_id}#{written.code}"
    assert written.supports.count() == 0
    assert written.person
    change_recommendation(webinar, written.code, kind=RecommendationKind.KEEP, text="Қалсын", by=written.person)
    answer = client.post(url("support", webinar, written.code), follow=True)
    assert ("It was changed meanwhile." in answer.content.decode(), written.supports.count()) == (True, 0)
    written.refresh_from_db()
    assert f'name="wording" value="{written.wording}"' in page_of(webinar, person)
    client.post(url("support", webinar, written.code), {"wording": written.wording})
    assert written.supports.count() == 1
    written.supports.all().delete()
    answer = client_of(written.person).post(url("support", webinar, written.code), follow=True)
    assert ("You wrote this one." in answer.content.decode(), written.supports.count()) == (True, 0)


def test_names_may_be_left_out_where_questions_may() -> None:
    webinar = consultation()
    person = participant(webinar)
    assert "Without my name" in page_of(webinar, person)
    client_of(person).post(url("write", webinar), sent(webinar, is_anonymous="on"))
    assert Recommendation.objects.get().is_anonymous
    QuestionRules.objects.create(webinar=webinar, may_be_anonymous=False)
    assert "Without my name" not in page_of(webinar, participant(webinar))
    client_of(person).post(url("write", webinar), sent(webinar, "Атыммен", is_anonymous="on"))
    assert Recommendation.objects.get(text="Атыммен").has_name


def test_there_is_no_page_before_the_publication() -> None:
    webinar = consultation("draft")
    for person in (webinar.created_by, participant(webinar), make.person()):
        assert client_of(person).get(url("list", webinar)).status_code == 404
    cancelled = consultation("cancelled")
    page = page_of(cancelled, participant(cancelled))
    assert ("Recommendations are closed" in page, url("write", cancelled) in page) == (True, False)


def test_a_node_of_another_webinar_is_not_found() -> None:
    webinar, (other,) = consultation(), nodes("2.1")
    client = client_of(participant(webinar))
    for node in (other.pk, "", "x", "9" * 30, -1):
        assert client.post(url("write", webinar), sent(webinar, node=node)).status_code == 404
    assert not Recommendation.objects.exists()
    for asked in ("x", "9" * 30, "-1", str(other.pk), "²"):
        assert client.get(url("list", webinar), {"node": asked}).status_code == 200


def test_what_was_said_of_a_node_that_the_webinar_no_longer_has_stays() -> None:
    webinar = consultation()
    written = write(webinar)
    webinar.nodes.set(nodes("1.2"))
    page = page_of(webinar, participant(webinar))
    assert (written.text in page, page.count('name="node"')) == (True, 1)


def test_it_cannot_be_done_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webinars.recommendations.views.writing.WRITES_PER_MINUTE", 0)
    monkeypatch.setattr("webinars.recommendations.views.supporting.SUPPORTS_PER_MINUTE", 0)
    cache.clear()
    webinar = consultation()
    written, client = write(webinar), client_of(participant(webinar))
    answer = client.post(url("write", webinar), sent(webinar))
    assert (answer.status_code, "That was a lot at once." in answer.content.decode()) == (422, True)
    answer = client.post(url("support", webinar, written.code), follow=True)
    assert "That was a lot at once." in answer.content.decode()
    assert (Recommendation.objects.count(), written.supports.count()) == (1, 0)


def test_text_is_text() -> None:
    webinar = consultation()
    write(webinar, "<script>alert(1)</script>")
    page = page_of(webinar, webinar.created_by)
    assert ("<script>alert(1)" in page, "&lt;script&gt;alert(1)" in page) == (False, True)


def test_the_page_asks_as_often_for_many_as_for_few(client: Client) -> None:
    webinar, auditor = consultation(), make.auditor()
    person = participant(webinar, region=make.region())

    def more() -> None:
        for node in webinar.nodes.all():
            written = write(webinar, node=node, by=participant(webinar, region=make.region()))
            support_recommendation(webinar, written.code, by=person)
            hidden = write(webinar, node=node)
            hide_recommendation(webinar, hidden.code, reason="Жарнама", by=webinar.created_by)
            write(webinar, node=node, by=person)

    def queries() -> list[int]:
        counts = []
        for reader in (person, webinar.created_by, auditor):
            client.force_login(reader)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url("list", webinar)).status_code == 200
            counts.append(len(captured))
        return counts

    more()
    queries()
    few = queries()
    for _ in range(3):
        more()
    assert queries() == few
    assert max(few) <= 20


@pytest.mark.parametrize("state", ["published", "ended"])
def test_pages_of_the_webinar_lead_there(state: str) -> None:
    webinar, bare = consultation(state), make.webinar(state=state)
    pages = ["webinars:page"] + (["webinars:after", "feedback:give"] if state == "ended" else [])
    for of, expected in ((webinar, True), (bare, False)):
        client = client_of(participant(of))
        for name in pages:
            page = client.get(reverse(name, args=[of.code])).content.decode()
            assert (url("list", of) in page) == expected, name
    for person in (make.person(), None):
        page = client_of(person).get(reverse("webinars:page", args=[webinar.code])).content.decode()
        assert url("list", webinar) not in page
    for name in ["webinars:page"] + (["webinars:after"] if state == "ended" else []):
        page = client_of(webinar.created_by).get(reverse(name, args=[webinar.code])).content.decode()
        assert url("list", webinar) in page
    close_recommendations(webinar, by=webinar.created_by)
    page = client_of(participant(webinar)).get(reverse("webinars:page", args=[webinar.code])).content.decode()
    assert url("list", webinar) in page, "to be read"
