"""The quiz in a real browser: a lost line, two windows, the keyboard alone, no script at all, and writing it."""

import re

from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from quizzes.domain.attempts import answers_of
from quizzes.models import Attempt, Question, Quiz
from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.browser.test_presence import until
from tests.quizzes import papers


def open_quiz(*, questions: int = 3) -> tuple[Quiz, User]:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=questions, opened=True)
    # The terms of the webinar have set the quiz's rules meanwhile; here everyone registered may begin.
    Quiz.objects.filter(pk=quiz.pk).update(min_attendance_pct=0, max_attempts=None, cooloff_hours=0, shuffle=False)
    quiz.refresh_from_db()
    return quiz, make.registration(webinar).person


def begin(page: Page, *, java_script_enabled: bool = True) -> Page:
    page.get_by_role("button", name="Begin the quiz").click()
    expect(page).to_have_url(re.compile(r"/quiz/1/1/$"))
    if java_script_enabled:  # before its script is there, the page works without it
        page.wait_for_function("() => Boolean(customElements.get('quiz-paper'))")
    return page


def screen(page: Page) -> Locator:
    """The question that is shown."""
    return page.locator("form[data-screen]:not([hidden])")


def choose(page: Page, place: int) -> None:
    screen(page).get_by_label(f"Answer {place}", exact=True).click()  # what is said back may take it away at once


def saved(page: Page) -> Locator:
    return page.locator("#saved[data-state=saved]")


def answered() -> list[int]:
    """Which answers the server has, by their place in the question."""
    attempt = Attempt.objects.get()
    given = answers_of(attempt)
    return [
        next(
            (
                place
                for place, choice in enumerate(question.choices, start=1)
                if given.get(question.id) == frozenset({choice.id})
            ),
            0,
        )
        for question in attempt.paper.questions
    ]


def test_answers_survive_a_lost_line_and_a_closed_page(visit: Visit) -> None:
    quiz, person = open_quiz()
    page = begin(visit(person, path=f"/webinars/{quiz.webinar.code}/quiz/", size=PHONE))
    choose(page, 2)
    until(lambda: answered() == [2, 0, 0])
    expect(saved(page)).to_be_visible()

    page.context.set_offline(True)
    screen(page).get_by_role("button", name="Next").last.click()
    expect(screen(page)).to_contain_text("Question 2")
    choose(page, 3)
    expect(page.get_by_text("no connection, kept here")).to_be_visible()
    page.locator("[data-pip='3']").click()
    choose(page, 1)
    assert answered() == [2, 0, 0]
    page.close()

    # The line is back: whoever opens the attempt in this browser sends what waited.
    context = page.context
    context.set_offline(False)
    page = context.new_page()
    page.goto(f"/webinars/{quiz.webinar.code}/quiz/1/")
    expect(page.locator(".pip--done")).to_have_count(3)
    expect(saved(page)).to_be_visible()
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.startsWith('quiz-'))")
    assert answered() == [2, 3, 1]

    page.get_by_role("button", name="Look over and hand in").click()
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.get_by_role("heading", name="Not passed this time")).to_be_visible()
    assert Attempt.objects.get().score_points == 1


def test_the_line_comes_back_while_the_page_is_open(visit: Visit) -> None:
    quiz, person = open_quiz()
    page = begin(visit(person, path=f"/webinars/{quiz.webinar.code}/quiz/"))
    page.context.set_offline(True)
    choose(page, 2)
    page.get_by_role("button", name="Look over and hand in").click()
    expect(page.get_by_role("alert").get_by_text("Not all answers are saved yet")).to_be_visible()
    page.context.set_offline(False)
    until(lambda: answered() == [2, 0, 0])
    expect(saved(page)).to_be_visible()


def test_two_windows(visit: Visit) -> None:
    quiz, person = open_quiz()
    first = begin(visit(person, path=f"/webinars/{quiz.webinar.code}/quiz/"))
    second = first.context.new_page()
    second.goto(first.url)
    choose(first, 1)
    until(lambda: answered() == [1, 0, 0])
    expect(saved(first)).to_be_visible()
    choose(second, 3)
    expect(second.get_by_role("alert").get_by_text("You changed this answer in another window.")).to_be_visible()
    expect(screen(second).get_by_label("Answer 1", exact=True)).to_be_checked()
    assert answered() == [1, 0, 0]
    choose(second, 3)
    until(lambda: answered() == [3, 0, 0])
    expect(saved(second)).to_be_visible()
    # Handed in in one window, the other is led to the result by its next answer.
    second.get_by_role("button", name="Look over and hand in").click()
    second.get_by_role("button", name="Hand in", exact=True).click()
    choose(first, 2)
    expect(first).to_have_url(re.compile(r"/result/$"))


def test_the_keyboard_alone(visit: Visit) -> None:
    quiz, person = open_quiz(questions=2)
    page = visit(person, path=f"/webinars/{quiz.webinar.code}/quiz/")
    page.get_by_role("button", name="Begin the quiz").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/quiz/1/1/$"))
    for position in (1, 2):
        screen(page).get_by_role("radio").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        expect(screen(page).get_by_label("Answer 2", exact=True)).to_be_checked()
        page.keyboard.press("Enter")
        if position == 1:
            expect(screen(page)).to_contain_text("Question 2")
            # The question has the focus, so that it is read out.
            assert page.evaluate("document.activeElement.tagName") == "LEGEND"
    expect(page).to_have_url(re.compile(r"/review/$"))
    page.get_by_role("button", name="Hand in", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You have passed")).to_be_visible()


def test_back_and_forward_lead_through_the_questions(visit: Visit) -> None:
    quiz, person = open_quiz()
    page = begin(visit(person, path=f"/webinars/{quiz.webinar.code}/quiz/"))
    page.locator("[data-pip='3']").click()
    expect(screen(page)).to_contain_text("Question 3")
    page.go_back()
    expect(screen(page)).to_contain_text("Question 1")
    page.reload()
    expect(screen(page)).to_contain_text("Question 1")
    screen(page).get_by_label("Look at this one again later").check()
    expect(page.locator("[data-pip='1']")).to_have_class(re.compile("pip--flag"))
    expect(saved(page)).to_be_visible()


def test_without_a_script(visit: Visit) -> None:
    quiz, person = open_quiz(questions=2)
    page = visit(person, path=f"/webinars/{quiz.webinar.code}/quiz/", java_script_enabled=False)
    begin(page, java_script_enabled=False)
    choose(page, 2)
    screen(page).get_by_role("button", name="Next").last.click()
    expect(screen(page)).to_contain_text("Question 2")
    choose(page, 2)
    page.get_by_role("button", name="Question 1").click()
    expect(screen(page).get_by_label("Answer 2", exact=True)).to_be_checked()
    page.get_by_role("button", name="Look over and hand in").click()
    expect(page.get_by_text("Everything is answered.")).to_be_visible()
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.get_by_role("heading", name="You have passed")).to_be_visible()
    assert answered() == [2, 2]


def test_a_question_is_written(visit: Visit) -> None:
    webinar = make.webinar()
    page = visit(webinar.created_by, path=f"/webinars/{webinar.code}/quiz/edit/", size=PHONE)
    page.get_by_role("link", name="One correct answer").click()
    page.get_by_role("tab", name="English").first.click()
    page.locator("#id_text_en").fill("Which act is observable?")
    page.get_by_label("Answer 1 in English").fill("Understands")
    page.get_by_role("button", name="Save the question").last.click()
    expect(page.get_by_text("Write at least two answers.")).to_be_visible()
    expect(page.get_by_label("Answer 1 in English")).to_have_value("Understands")

    # Another kind keeps what was typed, and rows come and go without a new page.
    page.get_by_label("Kind of question").select_option("multiple")
    expect(page.locator("input[type=checkbox][name=correct]")).to_have_count(4)
    page.get_by_label("Answer 2 in English").fill("Names")
    page.get_by_role("button", name="Қазақша", exact=True).click()
    page.get_by_label("Answer 2 in Kazakh").fill("Атайды")
    page.get_by_role("button", name="Add an answer").click()
    expect(page.locator(".q-row")).to_have_count(5)
    page.get_by_role("button", name="Move answer 2 up").click()
    expect(page.get_by_label("Answer 1 in Kazakh")).to_have_value("Атайды")
    page.get_by_label("Answer 1 is correct").check()
    page.get_by_role("button", name="Save the question").last.click()
    expect(page.locator(".q-item")).to_contain_text("Which act is observable?")
    question = Question.objects.get()
    assert [(choice.text_en, choice.text_kk, choice.correct) for choice in question.choices.all()] == [
        ("Names", "Атайды", True),
        ("Understands", "", False),
    ]


def test_questions_are_ordered_removed_and_put_back(visit: Visit) -> None:
    webinar = make.webinar()
    quiz = papers.quiz(webinar, questions=3)
    page = visit(webinar.created_by, path=f"/webinars/{webinar.code}/quiz/edit/")
    texts = page.locator(".q-item__text")
    page.get_by_role("button", name="Move question 3 up").click()
    expect(texts).to_have_text(["Question 1", "Question 3", "Question 2"])
    page.get_by_role("button", name="Remove question 1").click()
    expect(texts).to_have_text(["Question 3", "Question 2"])
    page.get_by_text("1 removed question").click()
    page.get_by_role("button", name="Put back").click()
    expect(texts).to_have_count(3)
    assert quiz.questions.active().count() == 3
