"""What moderators do with questions: let through, dismiss, bring back, merge duplicates."""

from django.db import transaction

from accounts.models import User
from webinars.models import Webinar
from webinars.questions.domain.changing import lock_question, move
from webinars.questions.domain.telling import tell_dismissed, tell_merged, tell_published
from webinars.questions.errors import CannotMerge
from webinars.questions.models import SHOWN, ChangeKind, Question, QuestionState, QuestionVote
from webinars.questions.tasks import mail_answer


def publish_question(webinar: Webinar, code: str, *, by: User) -> Question:
    """A waiting question is shown to all. Raises QuestionHasChanged for any other."""
    with transaction.atomic():
        question = lock_question(webinar, code, states=(QuestionState.WAITING,))
        move(question, QuestionState.OPEN, kind=ChangeKind.PUBLISHED, by=by)
        tell_published(question, by=by)
    return question


def dismiss_question(webinar: Webinar, code: str, *, by: User) -> Question:
    """Nobody but the team and the auditor sees it any more. `restore_question` brings it back."""
    with transaction.atomic():
        question = lock_question(webinar, code, states=(QuestionState.WAITING, *SHOWN))
        was_waiting = question.is_waiting
        move(question, QuestionState.DISMISSED, kind=ChangeKind.DISMISSED, by=by)
        tell_dismissed(question, by=by, was_waiting=was_waiting)
    return question


def restore_question(webinar: Webinar, code: str, *, by: User) -> Question:
    """A dismissed or merged question is open again. The votes that a merged one brought go back with it."""
    with transaction.atomic():
        question = lock_question(webinar, code, states=(QuestionState.DISMISSED, QuestionState.MERGED))
        other = question.merged_into
        if other is not None:
            QuestionVote.objects.filter(question=other, came_with=question).delete()
        question.merged_into = None
        move(question, _state_without_moderation(question), kind=ChangeKind.RESTORED, by=by)
        tell_published(question, by=by, out_of=other)
    return question


def merge_question(webinar: Webinar, code: str, *, into: str, by: User) -> Question:
    """The question becomes part of another, which gets its votes, one a person. Returns the other.

    Questions that were merged into this one before go along. Raises CannotMerge, NoSuchQuestion, QuestionHasChanged.
    """
    if code == into:
        raise CannotMerge
    with transaction.atomic():
        # Two moderators who merge A into B and B into A at once: the webinar's lock lets one be first.
        question = lock_question(webinar, code, states=(QuestionState.WAITING, QuestionState.OPEN))
        other = lock_question(webinar, into, states=SHOWN)
        was_waiting = question.is_waiting
        _bring_votes(question, into=other)
        Question.objects.filter(merged_into=question).update(merged_into=other)
        question.merged_into = other
        move(question, QuestionState.MERGED, kind=ChangeKind.MERGED, by=by, note=other.code)
        tell_merged(question, into=other, by=by, was_waiting=was_waiting)
        if other.answer:
            mail_answer.defer(question_id=other.pk)
    return other


def _bring_votes(question: Question, *, into: Question) -> None:
    """One a person. What earlier merges brought goes on with its own question, which can be taken out of the other alone."""
    brought = QuestionVote.objects.filter(question=question)
    QuestionVote.objects.bulk_create(
        [
            QuestionVote(question=into, person_id=person_id, came_with_id=origin or question.pk)
            for person_id, origin in brought.values_list("person_id", "came_with_id")
        ],
        ignore_conflicts=True,
    )
    brought.filter(came_with__isnull=False).delete()


def _state_without_moderation(question: Question) -> QuestionState:
    return QuestionState.ANSWERED if question.answered_at else QuestionState.OPEN
