"""What an author does with the questions of a quiz."""

from django.db import transaction
from django.db.models import Max

from quizzes.domain.drafts import ChoiceDraft, QuestionDraft, cleaned, problems
from quizzes.domain.locks import change_questions
from quizzes.errors import QuestionInvalid, QuestionReplaced
from quizzes.models import Choice, Question, Quiz
from standards.models import Node
from ui.translated import LANGUAGES
from webinars.models import Webinar


def quiz_of(webinar: Webinar) -> Quiz:
    """The quiz of a webinar, made when it is first written."""
    return Quiz.objects.get_or_create(webinar=webinar)[0]


def save_question(quiz: Quiz, draft: QuestionDraft, *, question: Question | None = None) -> Question:
    """Adds a question, or changes `question`. One that attempts have asked is kept and replaced by a new version.

    Nothing changed, nothing is written. Raises QuestionInvalid with all problems, QuestionReplaced when somebody else
    changed or removed the question meanwhile.
    """
    draft = cleaned(draft)
    if found := problems(draft):
        raise QuestionInvalid(found)
    with transaction.atomic():
        change_questions(quiz.pk)
        if question is None:
            last = quiz.questions.aggregate(last=Max("order"))["last"]
            return _write(Question(quiz=quiz, order=0 if last is None else last + 1), draft)
        current = Question.objects.whole().get(pk=question.pk, quiz=quiz)
        if not current.active:
            raise QuestionReplaced
        if draft_of(current) == draft:
            return current
        if not current.is_locked:
            return _write(current, draft)
        successor = _write(Question(quiz=quiz, order=current.order), draft)
        Question.objects.filter(pk=current.pk).update(active=False, replaced_by=successor)
        return successor


def copy_questions(source: Quiz, *, to: Quiz) -> None:
    """Those in use, in their order, as if nobody had answered them. Nothing happens when `to` has questions already."""
    with transaction.atomic():
        change_questions(to.pk)
        if to.questions.exists():
            return
        for order, question in enumerate(source.questions.active().whole().order_by("order", "pk")):
            _write(Question(quiz=to, order=order), draft_of(question))


def move_question(question: Question, *, up: bool) -> None:
    """Changes places with the neighbour; the first one cannot go up, the last one not down, and nothing happens then."""
    with transaction.atomic():
        change_questions(question.quiz_id)
        ordered = list(Question.objects.filter(quiz_id=question.quiz_id).active().order_by("order", "pk"))
        index = next((i for i, each in enumerate(ordered) if each.pk == question.pk), None)
        if index is None:
            return
        other = index - 1 if up else index + 1
        if not 0 <= other < len(ordered):
            return
        ordered[index], ordered[other] = ordered[other], ordered[index]
        for order, each in enumerate(ordered):
            each.order = order
        Question.objects.bulk_update(ordered, ["order"])


def remove_question(question: Question) -> None:
    """Takes it out of attempts to come. It can be put back; attempts that asked it keep it."""
    _set_active(question, active=False)


def restore_question(question: Question) -> None:
    """Puts a removed question back. A version that was replaced stays out."""
    _set_active(question, active=True)


def draft_of(question: Question) -> QuestionDraft:
    """A stored question as a draft, for its form and to see whether anything changed."""
    return QuestionDraft(
        kind=question.question_kind,
        texts=_by_language(question, "text"),
        explanations=_by_language(question, "explanation"),
        points=question.points,
        node_ids=frozenset(node.pk for node in question.nodes.all()),
        choices=tuple(
            ChoiceDraft(texts=_by_language(choice, "text"), correct=choice.correct) for choice in question.choices.all()
        ),
    )


def _write(question: Question, draft: QuestionDraft) -> Question:
    question.kind = draft.kind
    question.points = draft.points
    for language in LANGUAGES:
        setattr(question, f"text_{language}", draft.texts.get(language, ""))
        setattr(question, f"explanation_{language}", draft.explanations.get(language, ""))
    question.save()
    question.choices.all().delete()
    Choice.objects.bulk_create(
        Choice(
            question=question,
            order=order,
            correct=choice.correct,
            **{f"text_{language}": choice.texts.get(language, "") for language in LANGUAGES},
        )
        for order, choice in enumerate(draft.choices)
    )
    question.nodes.set(Node.objects.filter(pk__in=draft.node_ids))
    # The prefetched answers and nodes are those of before.
    return Question.objects.whole().get(pk=question.pk)


def _set_active(question: Question, *, active: bool) -> None:
    with transaction.atomic():
        change_questions(question.quiz_id)
        Question.objects.filter(pk=question.pk, replaced_by=None).update(active=active)


def _by_language(instance: object, name: str) -> dict[str, str]:
    return {language: getattr(instance, f"{name}_{language}") for language in LANGUAGES}
