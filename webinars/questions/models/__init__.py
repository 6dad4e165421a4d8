from webinars.questions.models.change import ChangeKind, QuestionChange
from webinars.questions.models.question import (
    MAX_ANSWER,
    MAX_QUESTION,
    SHOWN,
    Question,
    QuestionState,
    QuestionVote,
)
from webinars.questions.models.rules import QuestionRules, rules_of

__all__ = [
    "MAX_ANSWER",
    "MAX_QUESTION",
    "SHOWN",
    "ChangeKind",
    "Question",
    "QuestionChange",
    "QuestionRules",
    "QuestionState",
    "QuestionVote",
    "rules_of",
]
