"""Publishing, dismissing, merging, answering; the letter; what stays as a trace."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.mail import EmailMessage

from tests import factories as make
from tests.jobs import RunJobs
from tests.questions.asked import ask, listener, room
from tests.questions.test_asking import told
from webinars.domain.live import end_webinar
from webinars.domain.schedule import copy_webinar
from webinars.questions.domain.answering import answer_question, return_question, take_question, write_answer
from webinars.questions.domain.moderating import dismiss_question, merge_question, publish_question, restore_question
from webinars.questions.domain.voting import vote_question
from webinars.questions.errors import AnswerTooLong, CannotMerge, EmptyAnswer, NoSuchQuestion, QuestionHasChanged
from webinars.questions.models import MAX_ANSWER, Question, QuestionRules

pytestmark = pytest.mark.django_db


def kinds(question: Question) -> list[str]:
    return [change.kind for change in question.changes.all()]


def test_a_waiting_question_is_let_through() -> None:
    webinar = room(are_moderated=True)
    question = publish_question(webinar, ask(webinar).code, by=webinar.created_by)
    assert question.state == "open"
    assert told(webinar)[-1] == ("question.published", "all")
    with pytest.raises(QuestionHasChanged):
        publish_question(webinar, question.code, by=webinar.created_by)


def test_what_is_dismissed_can_be_brought_back() -> None:
    webinar = room()
    question = dismiss_question(webinar, ask(webinar).code, by=webinar.created_by)
    assert question.state == "dismissed"
    question = restore_question(webinar, question.code, by=webinar.created_by)
    assert question.state == "open"
    assert kinds(question) == ["asked", "dismissed", "restored"]
    assert [change.by for change in question.changes.all()] == [question.person, webinar.created_by, webinar.created_by]


def test_a_waiting_question_is_dismissed_without_the_audience_hearing_of_it() -> None:
    webinar = room(are_moderated=True)
    dismiss_question(webinar, ask(webinar).code, by=webinar.created_by)
    assert told(webinar)[2:] == [("question.dismissed", "hosts"), ("question.dismissed", "person")]


def test_questions_of_other_webinars_are_not_reached() -> None:
    webinar, other = room(), room()
    question = ask(other)
    for verb in (publish_question, dismiss_question, restore_question, take_question, answer_question):
        with pytest.raises(NoSuchQuestion):
            verb(webinar, question.code, by=webinar.created_by)
    with pytest.raises(NoSuchQuestion):
        merge_question(webinar, ask(webinar).code, into=question.code, by=webinar.created_by)


# --- merging -----------------------------------------------------------------------------------------------------------


def test_merging_unites_the_votes_one_a_person() -> None:
    webinar = room()
    both, only_this = listener(webinar), listener(webinar)
    question, other = ask(webinar), ask(webinar)
    for code, person in [(question.code, both), (other.code, both), (question.code, only_this)]:
        vote_question(webinar, code, by=person)
    merged = merge_question(webinar, question.code, into=other.code, by=webinar.created_by)
    # Two who asked, one who voted for both, one who voted for one.
    assert merged.votes.count() == 4
    question.refresh_from_db()
    assert (question.state, question.merged_into) == ("merged", other)
    assert told(webinar)[-1] == ("question.merged", "all")


def test_a_merge_is_undone_with_its_votes() -> None:
    webinar = room()
    both, only_this = listener(webinar), listener(webinar)
    question, other = ask(webinar), ask(webinar)
    for code, person in [(question.code, both), (other.code, both), (question.code, only_this)]:
        vote_question(webinar, code, by=person)
    merge_question(webinar, question.code, into=other.code, by=webinar.created_by)
    restore_question(webinar, question.code, by=webinar.created_by)
    assert (question.votes.count(), other.votes.count()) == (3, 2)


def test_what_was_merged_before_goes_along() -> None:
    webinar = room()
    first, second, third = ask(webinar), ask(webinar), ask(webinar)
    merge_question(webinar, first.code, into=second.code, by=webinar.created_by)
    merge_question(webinar, second.code, into=third.code, by=webinar.created_by)
    assert set(third.merged.all()) == {first, second}
    assert third.votes.count() == 3


def test_each_of_a_chain_of_merges_is_undone_with_its_own_votes() -> None:
    webinar = room()
    first, second, third = ask(webinar), ask(webinar), ask(webinar)
    for question in (first, first, second):
        vote_question(webinar, question.code, by=listener(webinar))
    merge_question(webinar, first.code, into=second.code, by=webinar.created_by)
    merge_question(webinar, second.code, into=third.code, by=webinar.created_by)
    assert third.votes.count() == 6
    restore_question(webinar, first.code, by=webinar.created_by)
    assert (first.votes.count(), third.votes.count()) == (3, 3)
    restore_question(webinar, second.code, by=webinar.created_by)
    assert (first.votes.count(), second.votes.count(), third.votes.count()) == (3, 2, 1)


def test_nothing_is_merged_with_itself_or_with_what_is_gone() -> None:
    webinar = room()
    question, gone = ask(webinar), ask(webinar)
    dismiss_question(webinar, gone.code, by=webinar.created_by)
    with pytest.raises(CannotMerge):
        merge_question(webinar, question.code, into=question.code, by=webinar.created_by)
    with pytest.raises(QuestionHasChanged):
        merge_question(webinar, question.code, into=gone.code, by=webinar.created_by)


# --- answering ---------------------------------------------------------------------------------------------------------


def test_one_question_is_being_answered_at_a_time() -> None:
    webinar = room()
    first, second = ask(webinar), ask(webinar)
    take_question(webinar, first.code, by=webinar.created_by)
    take_question(webinar, second.code, by=webinar.created_by)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("open", "answering")
    answer_question(webinar, second.code, by=webinar.created_by)
    second.refresh_from_db()
    assert (second.state, second.was_answered_live, second.answer) == ("answered", True, "")
    return_question(webinar, second.code, by=webinar.created_by)
    second.refresh_from_db()
    assert (second.state, second.was_answered_live, second.answered_at) == ("open", False, None)


def test_at_the_end_what_was_being_answered_is_open(django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    webinar = room()
    question = take_question(webinar, ask(webinar).code, by=webinar.created_by)
    with django_capture_on_commit_callbacks(execute=True):
        end_webinar(webinar, by=webinar.created_by)
    question.refresh_from_db()
    assert question.state == "open"
    assert [change.by for change in question.changes.all()][-1] is None


def test_answers_that_say_nothing_or_too_much() -> None:
    webinar = room()
    question = ask(webinar)
    with pytest.raises(EmptyAnswer):
        write_answer(webinar, question.code, " \n ", by=webinar.created_by)
    with pytest.raises(AnswerTooLong):
        write_answer(webinar, question.code, "a" * (MAX_ANSWER + 1), by=webinar.created_by)


def test_a_written_answer_is_mailed_once_to_each_who_asked(run_jobs: RunJobs, mailoutbox: list[EmailMessage]) -> None:
    webinar = room()
    kazakh = make.registration(webinar, make.person(language="kk")).person
    twice = listener(webinar)
    question = ask(webinar, "Неге?", by=twice)
    for asked in (ask(webinar, "Себебі не?", by=kazakh), ask(webinar, "Тағы да?", by=twice)):
        merge_question(webinar, asked.code, into=question.code, by=webinar.created_by)
    end_webinar(webinar, by=webinar.created_by)
    write_answer(webinar, question.code, "Өйткені <b>осылай</b>.", by=webinar.created_by)
    run_jobs(name="questions.mail_answer")
    assert sorted(letter.to[0] for letter in mailoutbox) == sorted([twice.email, kazakh.email])
    letter = next(letter for letter in mailoutbox if letter.to == [twice.email])
    assert letter.subject == "Your question was answered: Assessment descriptors"
    assert "Неге?" in letter.body
    assert "Өйткені <b>осылай</b>." in letter.body
    assert "&lt;b&gt;осылай" in letter.alternatives[0].content  # type: ignore[attr-defined]
    assert f"/webinars/{webinar.code}/questions/" in letter.body
    # Corrected later: on the page, not by mail again.
    write_answer(webinar, question.code, "Өйткені осылай болған.", by=webinar.created_by)
    run_jobs(name="questions.mail_answer")
    assert len(mailoutbox) == 2
    question.refresh_from_db()
    assert question.answer == "Өйткені осылай болған."
    assert [change.note for change in question.changes.filter(kind="written")] == [
        "Өйткені <b>осылай</b>.",
        "Өйткені осылай болған.",
    ]


def test_who_is_merged_into_an_answered_question_gets_its_answer(
    run_jobs: RunJobs, mailoutbox: list[EmailMessage]
) -> None:
    webinar = room()
    question, late = ask(webinar), ask(webinar)
    write_answer(webinar, question.code, "Иә.", by=webinar.created_by)
    run_jobs(name="questions.mail_answer")
    merge_question(webinar, late.code, into=question.code, by=webinar.created_by)
    run_jobs(name="questions.mail_answer")
    assert [letter.to for letter in mailoutbox] == [[question.person.email], [late.person.email]]


def test_a_written_answer_shows_a_waiting_question() -> None:
    webinar = room(are_moderated=True)
    question = write_answer(webinar, ask(webinar).code, "Иә.", by=webinar.created_by)
    assert question.state == "answered"
    assert told(webinar)[-1] == ("question.answered", "all")


def test_a_copy_takes_questions_as_its_original(django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    webinar = room("ended", are_moderated=True, may_be_anonymous=False)
    with django_capture_on_commit_callbacks(execute=True):
        copy = copy_webinar(webinar, by=webinar.created_by)
    rules = QuestionRules.objects.get(webinar=copy)
    assert (rules.are_taken, rules.are_moderated, rules.may_be_anonymous) == (True, True, False)


def test_a_rehearsal_goes_with_its_questions() -> None:
    webinar = room()
    question, other = ask(webinar), ask(webinar)
    merge_question(webinar, question.code, into=other.code, by=webinar.created_by)
    webinar.delete()
    assert not Question.objects.exists()
