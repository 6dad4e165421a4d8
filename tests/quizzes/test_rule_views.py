"""The author's page of a quiz's rules: what was typed is kept; opening and closing by hand; advice."""

import pytest

from quizzes.checklist import quiz_items
from quizzes.domain.demands import demand
from quizzes.models import Quiz
from tests import factories as make
from tests.quizzes import papers
from tests.quizzes.test_take_views import as_, text_of
from tests.quizzes.typed import RULES, page

pytestmark = pytest.mark.django_db


def test_looking_writes_nothing() -> None:
    webinar = make.webinar()
    assert "No questions yet" in text_of(as_(webinar.created_by).get(page("edit", webinar)))
    assert not Quiz.objects.exists()


def test_the_rules_are_saved() -> None:
    webinar = make.webinar()
    assert (
        as_(webinar.created_by).post(page("edit", webinar), RULES | {"title_kk": "Қорытынды тест"}).status_code == 302
    )
    quiz = Quiz.objects.get(webinar=webinar)
    assert (quiz.pass_pct, quiz.min_attendance_pct, quiz.max_attempts, quiz.cooloff_hours) == (75, 60, 3, 12)
    assert (quiz.questions_per_attempt, quiz.expiry_days, quiz.shuffle, quiz.title_kk) == (
        None,
        30,
        True,
        "Қорытынды тест",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pass_pct", "0"),
        ("pass_pct", "101"),
        ("pass_pct", "x"),
        ("pass_pct", ""),
        ("max_attempts", "0"),
        ("max_attempts", "-1"),
        ("min_attendance_pct", "101"),
        ("cooloff_hours", "9" * 30),
        ("expiry_days", "0"),
        ("title_kk", "x" * 300),
        ("title_en", "a\x00b"),
    ],
)
def test_rules_that_make_no_sense_are_refused_and_what_was_typed_is_kept(field: str, value: str) -> None:
    webinar = make.webinar()
    response = as_(webinar.created_by).post(
        page("edit", webinar), RULES | {"instructions_en": "Kept as typed", field: value}
    )
    assert response.status_code == 422
    assert "Kept as typed" in response.content.decode()
    assert Quiz.objects.get().pass_pct == 70


def test_what_a_policy_demands_cannot_be_changed() -> None:
    webinar = make.webinar()
    demand(webinar, values={"pass_pct": 70, "max_attempts": 2})
    client = as_(webinar.created_by)
    assert "Set by the credit policy." in text_of(client.get(page("edit", webinar)))
    assert client.post(page("edit", webinar), RULES | {"pass_pct": "10", "max_attempts": "99"}).status_code == 302
    quiz = Quiz.objects.get()
    assert (quiz.pass_pct, quiz.max_attempts, quiz.cooloff_hours) == (70, 2, 12)


def test_opening_and_closing_by_hand() -> None:
    webinar = make.webinar(state="ended")
    client = as_(webinar.created_by)
    assert "Write at least one question first." in text_of(client.post(page("open", webinar), follow=True))
    quiz = papers.quiz(webinar, questions=1)
    client.post(page("open", webinar))
    quiz.refresh_from_db()
    assert quiz.is_open
    client.post(page("close", webinar))
    quiz.refresh_from_db()
    assert quiz.state == "closed"
    coming = make.webinar()
    papers.quiz(coming, questions=1)
    assert "opens when the webinar has ended" in text_of(as_(coming.created_by).post(page("open", coming), follow=True))


def test_advice() -> None:
    webinar = make.webinar()
    demand(webinar, values={"required_questions": 10})
    quiz = Quiz.objects.get()
    quiz.questions_per_attempt = 5
    quiz.save()
    question = papers.question(quiz)
    question.choices.filter(order=1).update(text_ru="")
    text = text_of(as_(webinar.created_by).get(page("edit", webinar)))
    for expected in (
        "Needed: 10, written: 1.",
        "Asked for: 5, written: 1.",
        "One question has answers that are not written in all of its languages.",
    ):
        assert expected in text


def test_what_counts_for_credit_is_what_an_attempt_draws() -> None:
    webinar = make.webinar(state="draft")
    demand(webinar, values={"required_questions": 4})
    quiz = Quiz.objects.get()
    for _ in range(4):
        papers.question(quiz)
    said = "Each attempt draws fewer questions than the credit policy asks for. Needed: 4, drawn: 3."
    for per_attempt, warned in ((None, False), (4, False), (3, True)):
        Quiz.objects.update(questions_per_attempt=per_attempt)
        author = as_(webinar.created_by)
        assert (said in text_of(author.get(page("edit", webinar)))) is warned
        assert any(str(item.text) == said for item in quiz_items(webinar)) is warned
