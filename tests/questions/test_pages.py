"""Questions and answers on their page and on the webinar's, and how questions are asked."""

from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories as make
from tests.jobs import RunJobs
from tests.questions.asked import ask, listener, room
from webinars.domain.live import end_webinar
from webinars.models import RoomEvent, Webinar
from webinars.questions.domain.answering import answer_question, write_answer
from webinars.questions.domain.moderating import dismiss_question, merge_question
from webinars.questions.models import MAX_ANSWER, QuestionRules

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def page(name: str, webinar: Webinar, *args: Any) -> str:
    return reverse(f"questions:{name}", args=[webinar.code, *args])


def test_who_may_read_and_who_may_act(client: Client) -> None:
    webinar = room()
    question = ask(webinar)
    address = page("answers", webinar)
    acts = [page(name, webinar, question.code) for name in ("write", "publish", "dismiss", "restore", "answered")]
    for each in [address, *acts]:
        assert (client.get if each == address else client.post)(each)["Location"].startswith(reverse("account_login"))
    for outsider in (make.person(), make.lecturer(), make.organiser()):
        client.force_login(outsider)
        assert client.get(address).status_code == 403
    for reader in (question.person, listener(webinar), make.auditor()):
        client.force_login(reader)
        assert question.text in client.get(address).content.decode()
        for act in acts:
            assert client.post(act, {"text": "Иә."}).status_code == 403
    question.refresh_from_db()
    assert (question.state, question.answer) == ("open", "")


def test_the_audience_sees_what_is_shown_and_its_own_that_waits(client: Client) -> None:
    webinar = room()
    shown, gone = ask(webinar, "Көрінеді ме?"), ask(webinar, "Жасырын ба?")
    dismiss_question(webinar, gone.code, by=webinar.created_by)
    QuestionRules.objects.create(webinar=webinar, are_moderated=True)
    mine, others = ask(webinar, "Менікі ме?"), ask(webinar, "Басқанікі ме?")
    client.force_login(mine.person)
    text = client.get(page("answers", webinar)).content.decode()
    assert [each.text in text for each in (shown, mine, gone, others)] == [True, True, False, False]
    client.force_login(webinar.created_by)
    text = client.get(page("answers", webinar)).content.decode()
    assert [each.text in text for each in (shown, mine, gone, others)] == [True, True, True, True]


def test_only_the_auditor_sees_who_asked_without_a_name(client: Client) -> None:
    webinar = room()
    question = ask(webinar, is_anonymous=True)
    merge_question(webinar, ask(webinar, is_anonymous=True).code, into=question.code, by=webinar.created_by)
    end_webinar(webinar, by=webinar.created_by)
    for reader in (webinar.created_by, webinar.lecturers.get(), make.administrator(), listener(webinar)):
        client.force_login(reader)
        assert question.person.name not in client.get(page("answers", webinar)).content.decode()
    client.force_login(make.auditor())
    text = client.get(page("answers", webinar)).content.decode()
    assert question.person.name in text
    assert "merged with another question" in text


def test_an_open_question_is_answered_after_the_lecture(
    client: Client, run_jobs: RunJobs, mailoutbox: list[EmailMessage]
) -> None:
    webinar = room()
    question = ask(webinar, "Неге?")
    end_webinar(webinar, by=webinar.created_by)
    client.force_login(webinar.lecturers.get())
    response = client.post(page("write", webinar, question.code), {"text": "Өйткені."})
    assert response["Location"] == f"{page('answers', webinar)}#{question.code}"
    run_jobs(name="questions.mail_answer")
    assert [letter.to for letter in mailoutbox] == [[question.person.email]]
    client.force_login(question.person)
    for address in (page("answers", webinar), reverse("webinars:page", args=[webinar.code])):
        assert "Өйткені." in client.get(address).content.decode()
    client.logout()
    assert "Өйткені." not in client.get(reverse("webinars:page", args=[webinar.code])).content.decode()


@pytest.mark.parametrize("typed", ["", "а" * (MAX_ANSWER + 1), " \u200b "])
def test_an_answer_that_cannot_be_saved_is_kept_in_its_field(client: Client, typed: str) -> None:
    webinar = room()
    question = ask(webinar)
    client.force_login(webinar.created_by)
    response = client.post(page("write", webinar, question.code), {"text": typed})
    assert response.status_code == 422
    assert typed in response.content.decode()
    question.refresh_from_db()
    assert question.answer == ""


def test_moderating_on_the_page(client: Client) -> None:
    webinar = room(are_moderated=True)
    question = ask(webinar)
    client.force_login(webinar.created_by)
    for act, state in [
        ("publish", "open"),
        ("publish", "open"),  # again: a sentence, not an error
        ("dismiss", "dismissed"),
        ("restore", "open"),
        ("answered", "answered"),
    ]:
        assert client.post(page(act, webinar, question.code))["Location"] == page("answers", webinar)
        question.refresh_from_db()
        assert question.state == state
    assert client.post(page("dismiss", webinar, ask(room()).code)).status_code == 404
    assert client.get(page("dismiss", webinar, question.code)).status_code == 405


def test_how_questions_are_asked(client: Client) -> None:
    webinar = room()
    client.force_login(webinar.created_by)
    assert client.get(page("rules", webinar)).status_code == 200
    client.post(page("rules", webinar), {"are_taken": "on", "are_moderated": "on"})
    rules = QuestionRules.objects.get(webinar=webinar)
    assert (rules.are_taken, rules.are_moderated, rules.may_be_anonymous) == (True, True, False)
    assert RoomEvent.objects.get().payload == {"are_taken": True, "are_moderated": True, "may_be_anonymous": False}
    for outsider in (listener(webinar), make.auditor(), make.lecturer()):
        client.force_login(outsider)
        assert client.post(page("rules", webinar), {}).status_code == 403
    rules.refresh_from_db()
    assert rules.are_taken


def test_the_list_asks_as_often_for_three_as_for_one(client: Client) -> None:
    webinar = room()
    answer_question(webinar, ask(webinar).code, by=webinar.created_by)
    write_answer(webinar, ask(webinar).code, "Иә.", by=webinar.created_by)
    ask(webinar)

    def queries() -> list[int]:
        counts = []
        for reader in (webinar.created_by, auditor, question.person):
            client.force_login(reader)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page("answers", webinar)).status_code == 200
            counts.append(len(captured))
        return counts

    auditor, question = make.auditor(), ask(webinar)
    queries()
    one = queries()
    for _ in range(3):
        ask(webinar)
        write_answer(webinar, ask(webinar).code, "Иә.", by=webinar.created_by)
    assert queries() == one
