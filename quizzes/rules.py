"""Who may do what with a quiz. Names of rights: accounts/rights.py."""

import rules

from accounts.models import User
from accounts.rights import Right
from accounts.rules import is_auditor
from quizzes.models import Attempt
from webinars.rules import is_registered, is_team


@rules.predicate
def is_own_attempt(user: User, attempt: Attempt | None) -> bool:
    return attempt is not None and attempt.person_id == user.pk


@rules.predicate
def prepared_it(user: User, attempt: Attempt | None) -> bool:
    """The team of the attempt's webinar."""
    return attempt is not None and bool(is_team(user, attempt.quiz.webinar))


rules.add_perm(Right.QUIZ_EDIT, is_team)
rules.add_perm(Right.QUIZ_TAKE, is_registered)
rules.add_perm(Right.ATTEMPT_VIEW, is_own_attempt | prepared_it | is_auditor)
