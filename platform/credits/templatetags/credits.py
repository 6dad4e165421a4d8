"""`{% load credits %}`: what other pages show of credit."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.template.context import Context
from django.utils.translation import get_language

from accounts.models import User
from credits.domain.certificates import facts_of
from credits.domain.params import PolicyParams
from credits.domain.policy import ZERO
from credits.domain.terms import planned_worth, prepare_terms, read_terms, read_terms_in_room
from credits.formats import write_credits, write_signed
from credits.models import Certificate
from credits.outcome import result_context
from credits.reasons import Explained, explain_all, ledger_reason
from webinars.models import Webinar

register = template.Library()


@register.filter
def hours(credits: Decimal) -> str:
    """`{{ line.credits|hours }}` -> 1,25"""
    return write_credits(credits)


@register.filter
def certified_hours(certificate: Certificate) -> str:
    """`{{ certificate|certified_hours }}` -> 1,25 сағат, in the language of the page."""
    facts = facts_of(certificate)
    return f"{write_credits(Decimal(facts['credits']))} {facts['unit'][get_language() or 'kk']}"


@register.filter
def signed_hours(credits: Decimal) -> str:
    """`{{ entry.credits|signed_hours }}` -> +1,25 or −0,5"""
    return write_signed(credits)


@register.filter
def explained(reasons: Iterable[Any]) -> list[Explained]:
    """`{% for reason in line.reasons|explained %}`: each with icon, text, sentence and is_short."""
    return explain_all(reasons)


@register.filter
def in_words(reason: str) -> str:
    """The reason of a ledger line in the reader's language."""
    return ledger_reason(reason)


@register.simple_tag
def prepare_credits(items: Iterable[Any]) -> str:
    """`{% prepare_credits webinars %}` before a list that shows credit: one query for all of them instead of one each.

    Takes webinars, or groups with `.webinars`, such as the days of the catalogue.
    """
    webinars: list[Webinar] = []
    for item in items:
        webinars += item.webinars if hasattr(item, "webinars") else [item]
    prepare_terms(webinars)
    return ""


@register.inclusion_tag("credits/partials/_worth.html")
def credit_worth(webinar: Webinar, how: str = "") -> dict[str, Any]:
    """`{% credit_worth webinar %}`: the hours it is worth, for a card; `"figure"` for a strip of figures."""
    terms = read_terms(webinar)
    return {"worth": planned_worth(terms), "unit": terms.policy_version.unit, "how": how}


@register.inclusion_tag("credits/partials/_needs.html")
def credit_needs(webinar: Webinar, how: str = "") -> dict[str, Any]:
    """`{% credit_needs webinar %}`: what earns them, as a section of a page; `"slot"` for a line of a card."""
    terms = read_terms(webinar)
    params = terms.policy_version.params
    return {
        "worth": planned_worth(terms),
        "params": params,
        "policy": terms.policy_version.policy,
        "unit": terms.policy_version.unit,
        "step_min": step_minutes(params),
        "how": how,
    }


@register.inclusion_tag("credits/partials/_result.html")
def credit_result(webinar: Webinar, person: User | AnonymousUser | None) -> dict[str, Any]:
    """`{% credit_result webinar user %}`: after the end, what the person earned and why, or what is missing."""
    return result_context(webinar, person) if isinstance(person, User) else {}


@register.inclusion_tag("credits/partials/_meter.html", takes_context=True)
def credit_meter(context: Context, webinar: Webinar, has_place: bool) -> dict[str, Any]:
    """`{% credit_meter webinar has_place %}` in the room: the live meter of whoever has a place; nothing for the team."""
    if not has_place:
        return {}
    terms = read_terms_in_room(webinar)
    worth = planned_worth(terms)
    if worth.credits == ZERO:
        return {}
    return {
        "webinar": webinar,
        "worth": worth,
        "unit": terms.policy_version.unit,
        "time_zone": context["request"].user.time_zone,
        "params": terms.policy_version.params,
    }


def step_minutes(params: PolicyParams) -> int | None:
    """The minutes of one step for policies that count time: 15 for quarter hours. None where time does not add up."""
    if params.is_nominal:
        return None
    minutes = params.increment * params.minutes_per_credit
    return int(minutes) if minutes == int(minutes) else None
