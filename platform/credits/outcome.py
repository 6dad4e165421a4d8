"""What one person got out of one webinar, for the fragment that pages show after its end."""

from typing import Any

from accounts.models import User
from credits.domain.hours import current_assessment, possible_credits
from credits.domain.ledger import balance_of
from credits.models import Certificate
from credits.reasons import explain_all
from webinars.models import Registration, Webinar


def result_context(webinar: Webinar, person: User) -> dict[str, Any]:
    """Empty when there is nothing to say: before the end, and for people who had no place."""
    if not webinar.has_ended:
        return {}
    assessment = current_assessment(webinar, person)
    if assessment is None:
        registered = Registration.objects.confirmed().filter(webinar=webinar, person=person).exists()
        return {"webinar": webinar, "state": "counting"} if registered else {}
    balance = balance_of(webinar, person)
    quiz = getattr(assessment.webinar, "quiz", None)
    return {
        "webinar": webinar,
        "state": "earned" if balance > 0 else "waiting" if assessment.waiting > 0 else "none",
        "balance": balance,
        "waiting": assessment.waiting,
        "possible": possible_credits(assessment.policy_version, assessment.inputs),
        "unit": assessment.policy_version.unit,
        "reasons": explain_all(assessment.reasons),
        "certificate": Certificate.objects.current().filter(webinar=webinar, person=person).first(),
        "quiz_is_open": bool(quiz and quiz.is_open),
    }
