"""The kinds of question. A new kind needs a name here, a check in domain/drafts.py and a rule in domain/grading.py."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    SINGLE = "single", _("One correct answer")
    MULTIPLE = "multiple", _("Several correct answers")
    TRUE_FALSE = "true_false", _("True or false")

    @property
    def takes_one(self) -> bool:
        """Whether a person chooses one answer (radio buttons) rather than any number (checkboxes)."""
        return self is not QuestionKind.MULTIPLE


TRUE_FALSE_TEXTS = (
    {"kk": "Дұрыс", "ru": "Верно", "en": "True"},
    {"kk": "Бұрыс", "ru": "Неверно", "en": "False"},
)
"""The two answers of a true-or-false question, "true" first. Content, not interface: they are stored and frozen with it."""
