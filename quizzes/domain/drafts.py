"""A question as its author typed it, before it is saved, and what is wrong with it, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.kinds import TRUE_FALSE_TEXTS, QuestionKind
from ui.translated import LANGUAGES

MIN_CHOICES = 2
MAX_CHOICES = 10
MAX_POINTS = 100
MAX_TEXT_CHARS = 4000
MAX_CHOICE_CHARS = 500

TextsByLanguage = dict[str, str]


@dataclass(frozen=True, slots=True)
class ChoiceDraft:
    """`texts` by language code; `id` of the choice that this one changes, if any."""

    texts: TextsByLanguage
    correct: bool = False
    id: int | None = None

    @property
    def blank(self) -> bool:
        return not any(self.texts.values())


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    kind: QuestionKind
    texts: TextsByLanguage
    choices: tuple[ChoiceDraft, ...]
    explanations: TextsByLanguage = field(default_factory=dict)
    points: int = 1
    node_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Problem:
    """`where` names the part of the form: text, points, choices."""

    where: str
    message: str | Promise


def cleaned(draft: QuestionDraft) -> QuestionDraft:
    """Trims every text and drops rows that were left empty (but not one that is marked correct)."""
    choices = tuple(
        ChoiceDraft(texts=_trimmed(choice.texts), correct=choice.correct, id=choice.id)
        for choice in draft.choices
        if choice.correct or not ChoiceDraft(_trimmed(choice.texts)).blank
    )
    if draft.kind is QuestionKind.TRUE_FALSE:
        choices = tuple(choices[:2])
    return QuestionDraft(
        kind=draft.kind,
        texts=_trimmed(draft.texts),
        choices=choices,
        explanations=_trimmed(draft.explanations),
        points=draft.points,
        node_ids=draft.node_ids,
    )


def true_false(*, correct: bool | None) -> tuple[ChoiceDraft, ...]:
    """The two answers of a true-or-false question; `correct` says which one is right, None neither."""
    return tuple(
        ChoiceDraft(texts=dict(texts), correct=correct is not None and value is correct)
        for value, texts in zip((True, False), TRUE_FALSE_TEXTS, strict=True)
    )


def problems(draft: QuestionDraft) -> tuple[Problem, ...]:
    """Everything that keeps a cleaned draft from being saved, in the order of the form. Empty when it may be saved."""
    return tuple(_problems(draft))


def _problems(draft: QuestionDraft) -> Iterator[Problem]:
    if not any(draft.texts.values()):
        yield Problem("text", _("Write the question in at least one language."))
    if any(len(text) > MAX_TEXT_CHARS for text in (*draft.texts.values(), *draft.explanations.values())):
        yield Problem("text", _("This text is too long. Keep it under 4000 characters."))
    if not 1 <= draft.points <= MAX_POINTS:
        yield Problem("points", _("Points are a whole number from 1 to 100."))
    yield from _choice_problems(draft)


def _choice_problems(draft: QuestionDraft) -> Iterator[Problem]:
    choices = draft.choices
    correct = sum(choice.correct for choice in choices)
    if any(choice.blank for choice in choices):
        yield Problem("choices", _("An answer that is marked correct has no text."))
    elif len(choices) < MIN_CHOICES:
        yield Problem("choices", _("Write at least two answers."))
    if len(choices) > MAX_CHOICES:
        yield Problem("choices", _("There are too many answers. Keep at most ten."))
    if any(len(text) > MAX_CHOICE_CHARS for choice in choices for text in choice.texts.values()):
        yield Problem("choices", _("An answer is too long. Keep it under 500 characters."))
    if not correct and draft.kind is QuestionKind.TRUE_FALSE:
        yield Problem("choices", _("Say whether the statement is true or false."))
    elif not correct:
        yield Problem("choices", _("Mark the correct answer."))
    elif correct > 1 and draft.kind.takes_one:
        yield Problem(
            "choices",
            _(
                "Only one answer can be correct in this kind of question. Unmark the others, or choose “Several correct answers”."
            ),
        )
    if _has_twins(choices):
        yield Problem("choices", _("Two answers have the same text. Change or remove one of them."))


def _has_twins(choices: tuple[ChoiceDraft, ...]) -> bool:
    def twins_in(language: str) -> bool:
        texts = [text.casefold() for choice in choices if (text := choice.texts.get(language, ""))]
        return len(set(texts)) < len(texts)

    return any(twins_in(language) for language in LANGUAGES)


def _trimmed(texts: TextsByLanguage) -> TextsByLanguage:
    return {
        language: texts.get(language, "").replace("\x00", "").replace("\r\n", "\n").strip() for language in LANGUAGES
    }
