"""What keeps a question from being saved, said in sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.drafts import ChoiceDraft, QuestionDraft, cleaned, problems, true_false
from quizzes.kinds import QuestionKind

SINGLE, MULTIPLE, TRUE_FALSE = QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE
YES, NO = True, False


def draft(
    *correct: bool, kind: QuestionKind = SINGLE, text: str = "What is a descriptor?", points: int = 1
) -> QuestionDraft:
    choices = tuple(ChoiceDraft({"en": f"Answer {place}"}, right) for place, right in enumerate(correct, start=1))
    return cleaned(QuestionDraft(kind=kind, texts={"en": text}, choices=choices, points=points))


def said(of: QuestionDraft) -> list[str]:
    return [f"{problem.where}: {problem.message}" for problem in problems(of)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (draft(YES, NO), []),
        (draft(YES, NO, NO, NO), []),
        (draft(YES, YES, NO, kind=MULTIPLE), []),
        (draft(YES, NO, kind=MULTIPLE), []),
        (draft(YES, YES, kind=MULTIPLE), []),
        (draft(NO, NO), ["choices: Mark the correct answer."]),
        (draft(NO, NO, kind=MULTIPLE), ["choices: Mark the correct answer."]),
        (
            draft(YES, YES),
            [
                "choices: Only one answer can be correct in this kind of question. "
                "Unmark the others, or choose “Several correct answers”."
            ],
        ),
        (draft(YES), ["choices: Write at least two answers."]),
        (draft(), ["choices: Write at least two answers.", "choices: Mark the correct answer."]),
        (draft(YES, NO, text="  "), ["text: Write the question in at least one language."]),
        (draft(YES, NO, text="x" * 4001), ["text: This text is too long. Keep it under 4000 characters."]),
        (draft(YES, NO, points=0), ["points: Points are a whole number from 1 to 100."]),
        (draft(YES, NO, points=101), ["points: Points are a whole number from 1 to 100."]),
        (draft(YES, *[NO] * 10), ["choices: There are too many answers. Keep at most ten."]),
    ],
)
def test_a_draft_is_judged(given: QuestionDraft, expected: list[str]) -> None:
    assert said(given) == expected


def test_empty_rows_are_dropped_but_not_one_that_is_marked() -> None:
    rows = (ChoiceDraft({"en": " a "}, YES), ChoiceDraft({}), ChoiceDraft({"en": "b"}), ChoiceDraft({"kk": "\n"}))
    kept = cleaned(QuestionDraft(kind=SINGLE, texts={"en": "?"}, choices=rows))
    assert [choice.texts["en"] for choice in kept.choices] == ["a", "b"]
    marked = cleaned(QuestionDraft(kind=MULTIPLE, texts={"en": "?"}, choices=(*rows, ChoiceDraft({}, YES))))
    assert said(marked) == ["choices: An answer that is marked correct has no text."]


def test_twins_are_found_in_any_language_whatever_the_case() -> None:
    rows = (ChoiceDraft({"kk": "Иә", "en": "Yes"}, YES), ChoiceDraft({"kk": "иә", "en": "No"}))
    assert said(cleaned(QuestionDraft(kind=SINGLE, texts={"kk": "?"}, choices=rows))) == [
        "choices: Two answers have the same text. Change or remove one of them."
    ]


def test_a_statement_needs_its_truth() -> None:
    for truth, expected in ((True, []), (False, []), (None, ["choices: Say whether the statement is true or false."])):
        assert (
            said(cleaned(QuestionDraft(kind=TRUE_FALSE, texts={"ru": "Да?"}, choices=true_false(correct=truth))))
            == expected
        )


def test_what_the_database_cannot_hold_is_taken_out() -> None:
    kept = cleaned(QuestionDraft(kind=SINGLE, texts={"en": "a\x00b\r\nc"}, choices=()))
    assert kept.texts["en"] == "ab\nc"


@given(
    st.lists(st.tuples(st.text(max_size=5), st.booleans()), max_size=12),
    st.sampled_from(list(QuestionKind)),
    st.text(max_size=5),
)
def test_whatever_is_typed_a_draft_without_problems_can_be_asked(
    rows: list[tuple[str, bool]], kind: QuestionKind, text: str
) -> None:
    choices = tuple(ChoiceDraft({"kk": row, "xx": row}, right) for row, right in rows)
    kept = cleaned(QuestionDraft(kind=kind, texts={"kk": text}, choices=choices))
    assert cleaned(kept) == kept
    if not problems(kept):
        right = sum(choice.correct for choice in kept.choices)
        assert 2 <= len(kept.choices) <= 10
        assert kept.texts["kk"]
        assert right == 1 if kind.takes_one else right >= 1
