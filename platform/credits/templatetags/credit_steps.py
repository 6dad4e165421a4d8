"""`{% load credit_steps %}`: from attended time to credit, for the page that shows how the time came about."""

from typing import Any

from django import template

from accounts.models import User
from attendance.domain.attended import AttendedTime
from credits.domain.hours import current_assessment, possible_credits
from credits.domain.ledger import balance_of
from credits.domain.policy import ReasonCode, time_credits
from credits.reasons import explain_all
from webinars.models import Webinar

register = template.Library()


@register.inclusion_tag("credits/partials/_credit_steps.html", takes_context=True)
def credit_steps(context: dict[str, Any], webinar: Webinar, person: User, time: AttendedTime) -> dict[str, Any]:
    """`{% credit_steps webinar person time %}`: nothing while nothing was computed. `time`: as the page shows it, to say
    when it has changed since."""
    assessment = current_assessment(webinar, person)
    if assessment is None:
        return {}
    version, inputs = assessment.policy_version, assessment.inputs
    return {
        "webinar": webinar,
        "person": person,
        "is_own": context.get("is_own", True),
        "assessment": assessment,
        "version": version,
        "inputs": inputs,
        "reasons": explain_all(reason for reason in assessment.reasons if reason.code != ReasonCode.TIME),
        "stepped": time_credits(version.params, inputs),
        "possible": possible_credits(version, inputs),
        "balance": balance_of(webinar, person),
        "has_changed": inputs.attended_s != time.attended_s,
    }
