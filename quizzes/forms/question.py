"""The form of one question. Its answers are rows of a table that grows, so they are read and drawn here, not by a formset."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.domain.drafts import MAX_CHOICES, MAX_POINTS, MAX_TEXT_CHARS, ChoiceDraft, QuestionDraft, true_false
from quizzes.domain.drafts import cleaned as cleaned_draft
from quizzes.domain.drafts import problems as problems_of
from quizzes.domain.questions import draft_of
from quizzes.kinds import QuestionKind
from quizzes.models import Question
from standards.models import Node
from ui.translated import LANGUAGES
from webinars.models import Webinar

NEW_ROWS = 4
MOVES = re.compile(r"^(remove|up|down)-(\d{1,2})$")


@dataclass
class ChoiceRow:
    """One answer as it was typed."""

    texts: dict[str, str] = field(default_factory=dict)
    correct: bool = False

    @property
    def cells(self) -> list[tuple[str, str]]:
        return [(language, self.texts.get(language, "")) for language in LANGUAGES]


class QuestionForm(forms.Form):
    """Bound it validates; after "add an answer" and the like it is drawn anew, unbound, with what was typed."""

    trilingual_labels: ClassVar = {"text": _("Question"), "explanation": _("Explanation")}
    trilingual_help: ClassVar = {
        "explanation": _("Shown after passing, or after the last attempt: why this answer is right.")
    }
    trilingual_required: ClassVar = ("text",)

    kind = forms.ChoiceField(label=_("Kind of question"), choices=QuestionKind.choices)
    text_kk = forms.CharField(required=False)
    text_ru = forms.CharField(required=False)
    text_en = forms.CharField(required=False)
    explanation_kk = forms.CharField(required=False)
    explanation_ru = forms.CharField(required=False)
    explanation_en = forms.CharField(required=False)
    points = forms.IntegerField(
        label=_("Points"),
        initial=1,
        min_value=1,
        max_value=MAX_POINTS,
        error_messages={
            "invalid": _("Points are a whole number from 1 to 100."),
            "required": _("Say how many points it gives."),
        },
    )
    nodes = forms.ModelMultipleChoiceField(
        label=_("What it checks"),
        queryset=Node.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the list."), "invalid_pk_value": _("Choose from the list.")},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        webinar: Webinar,
        question: Question | None = None,
        rows: list[ChoiceRow] | None = None,
        truth: bool | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.rows = rows_of(data) if data is not None else (rows if rows is not None else blank_rows())
        self.truth = truth_of(data) if data is not None else truth
        self.choice_errors: list[str | Promise] = []
        asked: forms.ModelMultipleChoiceField[Node] = self.fields["nodes"]  # type: ignore[assignment]
        # Those of the webinar, and what the question has already: a node that the webinar lost is not lost here by saving.
        offered = Q(webinars=webinar) | Q(questions=question) if question else Q(webinars=webinar)
        asked.queryset = Node.objects.filter(offered).distinct()
        for language in LANGUAGES:
            for name, rows_shown in ((f"text_{language}", 3), (f"explanation_{language}", 2)):
                self.fields[name].widget = forms.Textarea(
                    attrs={"rows": rows_shown, "lang": language, "maxlength": MAX_TEXT_CHARS}
                )

    @property
    def shown_kind(self) -> QuestionKind:
        value = str(self["kind"].value() or "")
        return QuestionKind(value) if value in QuestionKind.values else QuestionKind.SINGLE

    @property
    def can_add_row(self) -> bool:
        return len(self.rows) < MAX_CHOICES

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "kind" not in data:
            return data
        for problem in problems_of(self.draft()):
            if problem.where == "choices":
                self.choice_errors.append(problem.message)
            elif problem.where not in self.errors and not (problem.where == "points" and "points" not in data):
                self.add_error("text_kk" if problem.where == "text" else problem.where, str(problem.message))
        return data

    def is_valid(self) -> bool:
        return super().is_valid() and not self.choice_errors

    def draft(self) -> QuestionDraft:
        """What was typed, cleaned. For a bound form whose kind is known."""
        data = self.cleaned_data
        kind = QuestionKind(data["kind"])
        choices = (
            true_false(correct=self.truth)
            if kind is QuestionKind.TRUE_FALSE
            else tuple(ChoiceDraft(texts=row.texts, correct=row.correct) for row in self.rows)
        )
        return cleaned_draft(
            QuestionDraft(
                kind=kind,
                texts={language: data.get(f"text_{language}", "") for language in LANGUAGES},
                explanations={language: data.get(f"explanation_{language}", "") for language in LANGUAGES},
                points=data.get("points") or 1,
                node_ids=frozenset(node.pk for node in data.get("nodes", ())),
                choices=choices,
            )
        )


def form_for(question: Question, *, webinar: Webinar) -> QuestionForm:
    """The form of a stored question."""
    draft = draft_of(question)
    is_true_false = draft.kind is QuestionKind.TRUE_FALSE
    return QuestionForm(
        webinar=webinar,
        question=question,
        rows=None if is_true_false else [ChoiceRow(dict(choice.texts), choice.correct) for choice in draft.choices],
        truth=next((index == 0 for index, choice in enumerate(draft.choices) if choice.correct), None)
        if is_true_false
        else None,
        initial={
            "kind": draft.kind,
            "points": draft.points,
            "nodes": draft.node_ids,
            **{f"text_{language}": text for language, text in draft.texts.items()},
            **{f"explanation_{language}": text for language, text in draft.explanations.items()},
        },
    )


def form_rearranged(data: QueryDict, *, webinar: Webinar, question: Question | None, do: str) -> QuestionForm:
    """What was typed, with a row added, removed or moved, or for another kind; nothing is judged yet.

    `do` is "add", "refresh", or "remove-N", "up-N", "down-N" with the row's index; anything else leaves the rows alone.
    """
    rows = rows_of(data)
    if do == "add" and len(rows) < MAX_CHOICES:
        rows.append(ChoiceRow())
    elif move := MOVES.match(do):
        _move_row(rows, verb=move[1], index=int(move[2]))
    initial: dict[str, Any] = {name: data.get(name, "") for name in QuestionForm.base_fields if name != "nodes"}
    initial["nodes"] = [value for value in data.getlist("nodes") if value.isascii() and value.isdigit()]
    return QuestionForm(webinar=webinar, question=question, rows=rows, truth=truth_of(data), initial=initial)


def blank_rows() -> list[ChoiceRow]:
    return [ChoiceRow() for _ in range(NEW_ROWS)]


def rows_of(data: QueryDict) -> list[ChoiceRow]:
    """The rows as they stand in a post: choice-0-kk, choice-0-ru ..., and in `correct` the indices of the right ones."""
    return list(_rows(data)) or blank_rows()


def _rows(data: QueryDict) -> Iterator[ChoiceRow]:
    correct = set(data.getlist("correct"))
    for index in range(MAX_CHOICES + 1):
        names = {language: f"choice-{index}-{language}" for language in LANGUAGES}
        if not any(name in data for name in names.values()):
            return
        yield ChoiceRow({language: data.get(name, "") for language, name in names.items()}, str(index) in correct)


def truth_of(data: QueryDict) -> bool | None:
    """Which answer of a true-or-false question was marked."""
    return {"true": True, "false": False}.get(data.get("truth", ""))


def _move_row(rows: list[ChoiceRow], *, verb: str, index: int) -> None:
    if index >= len(rows):
        return
    if verb == "remove":
        del rows[index]
        if not rows:
            rows.append(ChoiceRow())
        return
    other = index - 1 if verb == "up" else index + 1
    if 0 <= other < len(rows):
        rows[index], rows[other] = rows[other], rows[index]
