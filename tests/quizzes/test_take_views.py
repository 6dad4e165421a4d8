"""The participant's pages: who sees what, and that nothing that is posted breaks them."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from quizzes.domain.attempts import answers_of, save_answer, start_attempt, submit_attempt
from quizzes.models import Answer, Attempt, Quiz
from tests import factories as make
from tests.attendance.evidence import span
from tests.quizzes import papers
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def page(name: str, webinar: Webinar, *args: Any) -> str:
    return reverse(f"quizzes:{name}", args=[webinar.code, *args])


def ended(**fields: Any) -> tuple[Webinar, Quiz, User]:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, **{"questions": 3, "opened": True} | fields)
    return webinar, quiz, make.registration(webinar).person


def as_(person: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return client


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


# --- the start page ----------------------------------------------------------------------------------------------------


def test_it_says_what_the_quiz_is_and_offers_to_begin() -> None:
    webinar, _, person = ended(max_attempts=2, pass_pct=75, instructions_en="Have your plan at hand.")
    response = as_(person).get(page("take", webinar))
    assert response.status_code == 200
    text = text_of(response)
    for expected in ("Quiz", "Assessment descriptors", "Have your plan at hand.", "75 %", "Begin the quiz"):
        assert expected in text
    assert "Answer 2" not in text


def test_an_anonymous_visitor_signs_in_first() -> None:
    webinar, _, _ = ended()
    for name in ("take", "edit", "preview", "add_question"):
        response = Client().get(page(name, webinar))
        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("account_login"))


def test_an_outsider_is_told_and_cannot_begin() -> None:
    webinar, _, _ = ended()
    client = as_(make.person())
    response = client.get(page("take", webinar))
    assert response.status_code == 403
    assert "This quiz is for those who registered" in text_of(response)
    client.post(page("start", webinar))
    assert not Attempt.objects.exists()


def test_who_attended_too_little_sees_how_much_is_missing() -> None:
    webinar, _, person = ended(min_attendance_pct=80)
    span(webinar, person, 0, 56 * 60)
    client = as_(person)
    text = text_of(client.get(page("take", webinar)))
    assert "Attended: 62 %. Needed: 80 %." in text
    assert "Begin the quiz" not in text
    client.post(page("start", webinar))
    assert not Attempt.objects.exists()


def test_an_unknown_webinar_a_draft_and_one_without_questions_are_not_found() -> None:
    person = make.person()
    draft = make.webinar(state="draft")
    papers.quiz(draft, questions=1)
    for webinar in (draft, make.webinar(), Webinar(code="nosuchcode")):
        assert as_(person).get(page("take", webinar)).status_code == 404


def test_beginning_leads_to_the_first_question() -> None:
    webinar, _, person = ended()
    client = as_(person)
    response = client.post(page("start", webinar), follow=True)
    assert response.redirect_chain[-1][0] == page("question", webinar, 1, 1)
    assert "Question 1" in text_of(response)
    assert client.get(page("start", webinar)).status_code == 405
    assert "Go on" in text_of(client.get(page("take", webinar)))


# --- answering without a script ----------------------------------------------------------------------------------------


def test_each_button_saves_and_leads_on() -> None:
    webinar, quiz, person = ended()
    attempt = start_attempt(quiz, by=person)
    client = as_(person)
    choice = papers.choice_id(attempt.paper.at(1), 2)
    for position, go, leads in (
        (1, "next", page("question", webinar, 1, 2)),
        (2, "previous", page("question", webinar, 1, 1)),
        (1, "3", page("question", webinar, 1, 3)),
        (3, "next", page("review", webinar, 1)),
        (1, "review", page("review", webinar, 1)),
        (1, "99", page("question", webinar, 1, 3)),
        (1, "0", page("question", webinar, 1, 1)),
        (2, "nonsense", page("question", webinar, 1, 2)),
    ):
        data = {"go": go, **({"choice": choice, "flagged": "1"} if position == 1 else {})}
        response = client.post(page("question", webinar, 1, position), data)
        assert (response.status_code, response.headers["Location"]) == (302, leads)
    assert answers_of(attempt)[attempt.paper.at(1).id] == {choice}
    assert Answer.objects.get(question_id=attempt.paper.at(1).id).flagged
    shown = client.get(page("question", webinar, 1, 1)).content.decode()
    assert re.search(rf'value="{choice}" checked', shown)
    assert client.get(page("attempt", webinar, 1)).headers["Location"] == page("question", webinar, 1, 2)


def test_a_page_does_not_tell_the_right_answers() -> None:
    webinar, quiz, person = ended()
    start_attempt(quiz, by=person)
    html = as_(person).get(page("question", webinar, 1, 1)).content.decode()
    assert "correct" not in re.sub(r"<script.*?</script>", "", html).replace("Choose all the correct answers.", "")


def test_the_script_is_not_needed_to_see_only_one_question() -> None:
    webinar, quiz, person = ended()
    start_attempt(quiz, by=person)
    html = as_(person).get(page("question", webinar, 1, 2)).content.decode()
    shown = [int(tag[1]) for tag in re.finditer(r'data-screen="(\d+)"[^>]*>', html) if " hidden" not in tag[0]]
    assert shown == [2]


def test_two_windows_without_a_script() -> None:
    webinar, quiz, person = ended()
    attempt = start_attempt(quiz, by=person)
    client = as_(person)
    fields = [form_of(client.get(page("question", webinar, 1, 1)), 1) for _ in range(2)]
    first, second = (str(papers.choice_id(attempt.paper.at(1), place)) for place in (1, 3))
    assert client.post(page("question", webinar, 1, 1), fields[0] | {"choice": first, "go": "next"}).status_code == 302
    response = client.post(page("question", webinar, 1, 1), fields[1] | {"choice": second, "go": "next"})
    assert response.status_code == 409
    assert "You changed this answer in another window." in text_of(response)
    assert f'value="{first}" checked' in response.content.decode()
    again = form_of(response, 1) | {"choice": second, "go": "next"}
    assert client.post(page("question", webinar, 1, 1), again).status_code == 302
    assert answers_of(attempt)[attempt.paper.at(1).id] == {int(second)}


def form_of(response: Any, position: int) -> dict[str, str]:
    """The hidden fields of one question's form."""
    html = response.content.decode()
    form = html[html.index(f'id="screen-{position}"') :]
    return {name: re.search(rf'name="{name}" value="([^"]*)"', form)[1] for name in ("writer", "revision")}  # type: ignore[index]


# --- answering with the script -----------------------------------------------------------------------------------------


def test_an_answer_is_saved_as_it_is_given() -> None:
    webinar, quiz, person = ended()
    attempt = start_attempt(quiz, by=person)
    client = as_(person)
    choice = papers.choice_id(attempt.paper.at(2), 3)
    response = client.post(page("save", webinar, 1, 2), {"choice": choice, "writer": "w1", "revision": "0"})
    assert response.status_code == 200
    saved = response.json()
    assert (saved["chosen"], saved["flagged"], saved["revision"]) == ([choice], False, 1)
    assert answers_of(attempt) == {attempt.paper.at(2).id: {choice}}


def test_a_newer_answer_from_another_window_stays_and_is_told() -> None:
    webinar, quiz, person = ended()
    attempt = start_attempt(quiz, by=person)
    newer = papers.choice_id(attempt.paper.at(1), 1)
    save_answer(attempt, position=1, chosen=frozenset({newer}), writer="phone")
    choice = papers.choice_id(attempt.paper.at(1), 2)
    response = as_(person).post(page("save", webinar, 1, 1), {"choice": choice, "writer": "laptop", "revision": "0"})
    assert response.status_code == 409
    assert response.json()["chosen"] == [newer]
    assert "another window" in response.json()["message"]


def test_signed_out_handed_in_and_not_an_answer_have_codes_of_their_own() -> None:
    webinar, quiz, person = ended()
    attempt = start_attempt(quiz, by=person)
    client = as_(person)
    assert Client().post(page("save", webinar, 1, 1), {}).status_code == 401
    refused = client.post(page("save", webinar, 1, 1), {"choice": "1"})
    assert (refused.status_code, "message" in refused.json()) == (422, True)
    assert client.post(page("save", webinar, 1, 9), {}).status_code == 422
    submit_attempt(attempt)
    gone = client.post(page("save", webinar, 1, 1), {})
    assert (gone.status_code, gone.json()["location"]) == (410, page("result", webinar, 1))
    assert client.get(page("save", webinar, 1, 1)).status_code == 405


# --- nobody else -------------------------------------------------------------------------------------------------------


def test_an_attempt_is_only_its_persons() -> None:
    webinar, quiz, person = ended()
    attempt = start_attempt(quiz, by=person)
    others = [make.registration(webinar).person, make.person(), webinar.created_by, make.administrator()]
    for other in others:
        client = as_(other)
        for name, args in (("attempt", (1,)), ("question", (1, 1)), ("review", (1,)), ("result", (1,))):
            assert client.get(page(name, webinar, *args)).status_code == 404
        for name, args in (("question", (1, 1)), ("save", (1, 1)), ("submit", (1,))):
            assert client.post(page(name, webinar, *args), {"choice": "1"}).status_code == 404
    attempt.refresh_from_db()
    assert not attempt.is_submitted
    for name, args in (("attempt", (1,)), ("question", (1, 1)), ("review", (1,)), ("result", (1,))):
        assert Client().get(page(name, webinar, *args)).status_code == 302


# --- looking over and handing in ---------------------------------------------------------------------------------------


def test_looking_over_says_what_is_left() -> None:
    webinar, quiz, person = ended()
    attempt = start_attempt(quiz, by=person)
    client = as_(person)
    save_answer(attempt, position=1, chosen=attempt.paper.at(1).correct_ids, flagged=True)
    assert "2 questions have no answer yet." in text_of(client.get(page("review", webinar, 1)))
    for position in (2, 3):
        save_answer(attempt, position=position, chosen=attempt.paper.at(position).correct_ids)
    assert "You wanted to look at some questions again" in text_of(client.get(page("review", webinar, 1)))
    save_answer(attempt, position=1, chosen=attempt.paper.at(1).correct_ids, flagged=False)
    assert "After handing in, answers can no longer change." in text_of(client.get(page("review", webinar, 1)))


def test_handing_in_leads_to_the_result_and_again_too() -> None:
    webinar, quiz, person = ended(max_attempts=2)
    attempt = start_attempt(quiz, by=person)
    for position in (1, 2, 3):
        save_answer(attempt, position=position, chosen=attempt.paper.at(position).correct_ids)
    client = as_(person)
    assert client.get(page("result", webinar, 1)).headers["Location"] == page("attempt", webinar, 1)
    for _ in range(2):
        assert client.post(page("submit", webinar, 1)).headers["Location"] == page("result", webinar, 1)
    text = text_of(client.get(page("result", webinar, 1)))
    for expected in ("You have passed", "100 %", "3 / 3", "My hours and certificates", "correct, your answer"):
        assert expected in text
    for name, args in (("attempt", (1,)), ("question", (1, 1)), ("review", (1,))):
        assert client.get(page(name, webinar, *args)).headers["Location"] == page("result", webinar, 1)
    assert client.post(page("question", webinar, 1, 1), {"go": "next"}).headers["Location"] == page(
        "result", webinar, 1
    )
    take = text_of(client.get(page("take", webinar)))
    assert "You have passed this quiz." in take
    assert "Begin the quiz" not in take


def test_a_failed_attempt_hides_the_answers_and_says_when_the_next_opens() -> None:
    webinar, quiz, person = ended(max_attempts=2, cooloff_hours=24)
    question = quiz.questions.get(order=0)
    question.explanation_en = "Because it can be seen."
    question.save()
    submit_attempt(start_attempt(quiz, by=person))
    client = as_(person)
    text = text_of(client.get(page("result", webinar, 1)))
    for expected in ("Not passed this time", "0 %", "You can try again from:"):
        assert expected in text
    for secret in ("Because it can be seen.", "correct, your answer", "Answer 2"):
        assert secret not in text
    # The last attempt opens them, for the first one too.
    quiz.cooloff_hours = 0
    quiz.save()
    submit_attempt(start_attempt(quiz, by=person))
    for number in (1, 2):
        text = text_of(client.get(page("result", webinar, number)))
        assert "Because it can be seen." in text
        assert "All attempts are used." in text


def test_the_content_is_read_in_the_readers_language() -> None:
    webinar, quiz, person = ended()
    start_attempt(quiz, by=person)
    for language, expected in (("kk", "1-сұрақ"), ("ru", "Вопрос 1"), ("en", "Question 1")):
        client = as_(person)
        client.cookies["django_language"] = language
        assert expected in text_of(client.get(page("question", webinar, 1, 1)))


# --- bad input ---------------------------------------------------------------------------------------------------------

GARBAGE: list[dict[str, Any]] = [
    {},
    {"choice": ""},
    {"choice": "x"},
    {"choice": ["1", "2", "3"]},
    {"choice": "9" * 40},
    {"choice": "-1"},
    {"choice": "٣"},
    {"choice": "\x00"},
    {"revision": "x" * 10_000, "writer": "'; DROP TABLE quizzes_answer; --"},
    {"go": "9" * 30},
    {"go": "-1"},
    {"go": "\x00"},
    {"flagged": ["", "1", "x"]},
    {"writer": "\x00", "revision": "\x00"},
]


@pytest.mark.parametrize("data", GARBAGE)
def test_whatever_is_posted_there_is_an_answer(data: dict[str, Any]) -> None:
    webinar, quiz, person = ended()
    start_attempt(quiz, by=person)
    client = as_(person)
    assert client.post(page("question", webinar, 1, 1), data).status_code in (302, 409, 422)
    assert client.post(page("save", webinar, 1, 1), data).status_code in (200, 422)
    assert (
        client.post(page("save", webinar, 1, 1), json.dumps(data), content_type="application/json").status_code == 200
    )
    assert client.post(page("submit", webinar, 1), data).status_code == 302


@pytest.mark.parametrize(
    "path", ["0/", "9999/", "1/0/", "1/9999/", "1/4/", "12345/", "1/12345/", "x/", "1/x/", "1/1/save/x/"]
)
def test_whatever_stands_in_the_address_there_is_an_answer(path: str) -> None:
    webinar, quiz, person = ended()
    start_attempt(quiz, by=person)
    assert as_(person).get(page("take", webinar) + path).status_code in (302, 404, 405)


# --- queries -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("questions", [2, 20])
def test_the_number_of_queries_does_not_grow_with_the_questions(
    questions: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    webinar, quiz, person = ended(questions=questions)
    attempt = start_attempt(quiz, by=person)
    for position in range(1, questions + 1):
        save_answer(attempt, position=position, chosen=attempt.paper.at(position).correct_ids)
    client = as_(person)
    with django_assert_max_num_queries(5):  # session, person, attempt with its webinar, answers
        client.get(page("question", webinar, 1, 1))
    with django_assert_max_num_queries(5):
        client.get(page("review", webinar, 1))
    submit_attempt(attempt)
    with django_assert_max_num_queries(9):
        client.get(page("result", webinar, 1))


def test_saving_an_answer_is_cheap(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    webinar, quiz, person = ended()
    attempt = start_attempt(quiz, by=person)
    client = as_(person)
    choice = papers.choice_id(attempt.paper.at(1), 1)
    with django_assert_max_num_queries(9):  # session, person, attempt, savepoint, lock, look, insert, release
        client.post(page("save", webinar, 1, 1), {"choice": choice})
