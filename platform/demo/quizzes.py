"""Quizzes of the demo: one that people have taken, one that opens when the newcomer ends the lecture."""

from typing import Any

from demo.world import World, read
from quizzes.domain.drafts import ChoiceDraft, QuestionDraft, true_false
from quizzes.domain.questions import quiz_of, save_question
from quizzes.kinds import QuestionKind
from ui.translated import LANGUAGES


def load_quizzes(world: World) -> None:
    for key, questions in read("quizzes.json").items():
        webinar = world.webinars[key]
        quiz = quiz_of(webinar)
        if quiz.questions.exists():
            continue
        nodes = frozenset(webinar.nodes.values_list("pk", flat=True)[:1])
        for question in questions:
            save_question(quiz, _draft(question, node_ids=nodes))


def _draft(data: dict[str, Any], *, node_ids: frozenset[int]) -> QuestionDraft:
    kind = QuestionKind(data["kind"])
    if kind is QuestionKind.TRUE_FALSE:
        choices = true_false(correct=data["correct"])
    else:
        choices = tuple(ChoiceDraft(_texts(choice), correct=choice.get("correct", False)) for choice in data["choices"])
    explanations = {language: data[f"why_{language}"] for language in LANGUAGES}
    return QuestionDraft(kind, _texts(data), choices, explanations=explanations, node_ids=node_ids)


def _texts(data: dict[str, Any]) -> dict[str, str]:
    return {language: data[language] for language in LANGUAGES}
