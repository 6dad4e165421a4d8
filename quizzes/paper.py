"""A paper: the questions of one attempt as they stood when it began.

It is stored with the attempt and is all that grading, the attempt's pages and a later audit read, so that nothing that is
edited afterwards (a text, the correct answer, the pass mark, a node's title) changes an attempt that was made before.
Pure data: no database, no settings.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.translation import get_language

from quizzes.kinds import QuestionKind
from ui.translated import LANGUAGES, in_language


class Texts(msgspec.Struct, frozen=True, omit_defaults=True):
    """One text in the languages in which it was written; reads as the active one, else the first that is filled."""

    text_kk: str = ""
    text_ru: str = ""
    text_en: str = ""

    def __str__(self) -> str:
        return in_language(self, "text", language=get_language())

    @property
    def lang(self) -> str:
        """The language that `str()` gives, for the `lang` attribute: a fallback is read out in its own language."""
        wished = (get_language() or "").split("-")[0]
        return next(
            (code for code in (wished, *LANGUAGES) if getattr(self, f"text_{code}", "")), wished or LANGUAGES[0]
        )

    @property
    def filled(self) -> tuple[str, ...]:
        return tuple(code for code in LANGUAGES if getattr(self, f"text_{code}"))

    def __bool__(self) -> bool:
        return bool(self.filled)


class PaperChoice(msgspec.Struct, frozen=True):
    id: int
    text: Texts
    correct: bool


class PaperNode(msgspec.Struct, frozen=True):
    id: int
    code: str
    title: Texts


class PaperQuestion(msgspec.Struct, frozen=True):
    id: int
    kind: QuestionKind
    text: Texts
    explanation: Texts
    points: int
    choices: tuple[PaperChoice, ...]
    nodes: tuple[PaperNode, ...] = ()

    @property
    def choice_ids(self) -> frozenset[int]:
        return frozenset(choice.id for choice in self.choices)

    @property
    def correct_ids(self) -> frozenset[int]:
        return frozenset(choice.id for choice in self.choices if choice.correct)


class Paper(msgspec.Struct, frozen=True):
    """`pass_pct` is the pass mark in whole per cent at the time of drawing; `version` is that of this format."""

    pass_pct: int
    questions: tuple[PaperQuestion, ...]
    version: int = 1

    @property
    def max_points(self) -> int:
        return sum(question.points for question in self.questions)

    def at(self, position: int) -> PaperQuestion:
        """The question at `position`, counted from 1. IndexError when there is none."""
        if not 1 <= position <= len(self.questions):
            raise IndexError(position)
        return self.questions[position - 1]


def to_json(paper: Paper) -> dict[str, Any]:
    return msgspec.to_builtins(paper)  # type: ignore[no-any-return]


def from_json(stored: Mapping[str, Any]) -> Paper:
    return msgspec.convert(stored, Paper)


def texts_of(instance: object, name: str) -> Texts:
    """The three columns `<name>_kk`, `<name>_ru`, `<name>_en` of a model's instance."""
    return Texts(**{f"text_{code}": getattr(instance, f"{name}_{code}", "") or "" for code in LANGUAGES})
