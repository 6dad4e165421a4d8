"""What sponsors of continuing education print beside name, title and hours: their address and number in a registry, the fields
of study with the hours of each, the delivery method. (NASBA/AICPA Statement on Standards for CPE programs, documentation of
completion.) Nothing is said of what nobody filled in."""

import re
from decimal import Decimal
from typing import Any

from django.conf import settings

from credits.domain.arithmetic import plain
from credits.domain.fields import divide
from credits.formats import write_credits
from credits.models import CreditTerms, LedgerEntry
from ui.translated import field_names, in_language

NO_BREAK_SPACE = "\u00a0"
NO_BREAK = f"\u2060{NO_BREAK_SPACE}"
"""After a dash a line may end even before a no-break space, but not before a word joiner (Unicode, UAX 14)."""


def facts_of_particulars(entry: LedgerEntry, *, terms: CreditTerms, credits: Decimal) -> dict[str, Any]:
    organisation = entry.webinar.organisation
    return {
        "delivery": _delivery(entry),
        "fields_of_study": _fields(terms, credits=credits),
        "organisation_address": {
            language: in_language(organisation, "address", language=language) for language, _ in settings.LANGUAGES
        },
        "organisation_registry_number": organisation.registry_number,
    }


def print_particulars(facts: dict[str, Any], *, words: dict[str, Any], language: str) -> dict[str, Any]:
    """Texts in the language of the paper; "" or an empty list where there is nothing to say."""
    number, unit = facts["organisation_registry_number"], facts["unit"][language]
    return {
        "address": _held_together(facts["organisation_address"][language]),
        "registry_number": words["registry_number"].format(number=number) if number else "",
        "delivery": "; ".join(words["deliveries"][way] for way in facts["delivery"]),
        "fields_of_study": [f"{_figure(field, language=language)} {unit}" for field in facts["fields_of_study"]],
    }


def remark_of_fields(facts: dict[str, Any], *, words: dict[str, Any], language: str) -> str:
    """ "Field of study: Pedagogy – 2 h"; of several the label says the unit: "(h): Pedagogy – 1.2; Psychology – 0.8"."""
    fields, unit = facts["fields_of_study"], facts["unit"][language]
    figures = "; ".join(_figure(field, language=language) for field in fields)
    text: str = words["fields_of_study" if len(fields) > 1 else "field_of_study"]
    return text.format(unit=unit.replace(" ", NO_BREAK_SPACE), fields=figures)


def _delivery(entry: LedgerEntry) -> list[str]:
    """As the assessment behind the entry found it. Hours that a person gave where the rules gave none say nothing of it: how
    they were earned is known to whoever gave them, and to no record."""
    assessment = entry.assessment
    if assessment is None or (entry.by_id is not None and assessment.credits <= 0):
        return []
    ways: list[str] = assessment.delivery
    return ways


def _fields(terms: CreditTerms, *, credits: Decimal) -> list[dict[str, str]]:
    named = list(terms.fields_of_study.select_related("field"))
    if not named:
        return []
    parts = divide(credits, shares=[one.share_pct for one in named], increment=terms.policy_version.params.increment)
    return [
        {
            "code": one.field.code,
            **{column.removeprefix("name_"): getattr(one.field, column) for column in field_names("name")},
            "credits": str(plain(part)),
        }
        for one, part in zip(named, parts, strict=True)
    ]


def _figure(field: dict[str, str], *, language: str) -> str:
    return f"{field[language]}{NO_BREAK_SPACE}–{NO_BREAK}{write_credits(Decimal(field['credits']), language=language)}"


def _held_together(address: str) -> str:
    """No line ends after "г." or "ул.", nor before the number of the house at the end."""
    return re.sub(r"(?<=,) (?=\d\S{0,7}$)", NO_BREAK_SPACE, re.sub(r"(\b\w{1,3}\.) ", rf"\1{NO_BREAK_SPACE}", address))
