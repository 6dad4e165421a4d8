"""The votes of many for questions of one room in one transaction. Each comes out as if given alone (domain/voting.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from accounts.models import User
from webinars.domain.together import require_not_sent_out, sent_out_among, write_alone, write_together
from webinars.errors import NoRight, WebinarError
from webinars.models import Webinar
from webinars.questions.domain.voting import require_can_be_voted, vote_question
from webinars.questions.models import Question, QuestionVote


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """Somebody wants the question of this code answered."""

    code: str
    by: User


def vote_questions_together(webinar: Webinar, wishes: Sequence[Wish]) -> list[Question | WebinarError]:
    """What came of each, in order: the question, or why the vote was refused."""
    return write_together(wishes, together=partial(_together, webinar), alone=partial(_alone, webinar))


def _alone(webinar: Webinar, wish: Wish) -> Question:
    require_not_sent_out(webinar, wish.by)
    return vote_question(webinar, wish.code, by=wish.by)


def _together(webinar: Webinar, wishes: Sequence[Wish]) -> list[Question | WebinarError]:
    """Four statements, and more for questions that a moderator works on at this moment."""
    with transaction.atomic():
        sent_out = sent_out_among(webinar, (wish.by for wish in wishes))
        held = _held(webinar, {wish.code for wish in wishes})
        now = Webinar.objects.get(pk=webinar.pk)
        found = {code: _refusal(question, now) or question for code, question in held.items()}
        votes = {
            (held[wish.code].pk, wish.by.pk)
            for wish in wishes
            if isinstance(found.get(wish.code), Question) and wish.by.pk not in sent_out
        }
        # In one order, so that two processes that store the same ones do not wait for each other.
        QuestionVote.objects.bulk_create(
            [QuestionVote(question_id=question, person_id=person) for question, person in sorted(votes)],
            ignore_conflicts=True,
        )
    # Those that do not exist, or that somebody else held: alone, and waiting for them.
    left = [wish for wish in wishes if wish.code not in found and wish.by.pk not in sent_out]
    later = iter(write_alone(left, partial(_alone, webinar)))
    return [
        NoRight() if wish.by.pk in sent_out else found[wish.code] if wish.code in found else next(later)
        for wish in wishes
    ]


def _held(webinar: Webinar, codes: set[str]) -> dict[str, Question]:
    """Held so that none is merged or answered meanwhile. Those that somebody else holds are left out: waiting for one while
    holding another is how two transactions come to wait for each other."""
    found = Question.objects.raw(
        "SELECT * FROM questions_question WHERE webinar_id = %s AND code = ANY(%s) ORDER BY id FOR SHARE SKIP LOCKED",
        [webinar.pk, list(codes)],
    )
    return {question.code: question for question in found}


def _refusal(question: Question, webinar: Webinar) -> WebinarError | None:
    try:
        require_can_be_voted(question, webinar)
    except WebinarError as error:
        return error
    return None
