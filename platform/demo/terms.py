"""What the demo's webinars are worth."""

from decimal import Decimal

from credits.domain.fields import Share
from credits.domain.terms import demand_quiz, name_fields, terms_of
from credits.models import CreditTerms, FieldOfStudy, Policy, SignerPosition
from demo.cast import LECTURER_2
from demo.world import World

NOMINAL_HOURS = {"pisa": Decimal(2), "lesson-study": Decimal(1), "marks": Decimal(2), "small-school": Decimal(2)}
"""Webinars by the policy of professional development courses; the others keep the default policy."""
FIELDS = {
    "pisa": {"functional-literacy": 60, "assessment": 40},
    "physics": {"assessment": 50, "subject-didactics": 50},
    "games": {"subject-didactics": 100},
    "lesson-study": {"teacher-research": 60, "pedagogy": 40},
    "parents": {"upbringing": 70, "psychology": 30},
    "marks": {"assessment": 100},
    "small-school": {"small-schools": 60, "curriculum": 40},
    "clil": {"multilingual-education": 60, "subject-didactics": 40},
    "ethics": {"digital-skills": 50, "safety": 30, "ethics-and-law": 20},
}
"""Webinars by their fields of study, with the share of the hours in percent."""
SIGNERS = [
    {"position": SignerPosition.DIRECTOR, "name": "Қ. М. Есімова"},
    {"position": SignerPosition.LECTURER, "name": LECTURER_2.name},
]


def load_terms(world: World) -> None:
    """Rows alone: those that were held could not be changed any more."""
    course = Policy.objects.get(slug="kz-pd-course").latest
    fields = {field.code: field for field in FieldOfStudy.objects.all()}
    for key, webinar in world.webinars.items():
        terms = terms_of(webinar)
        if terms.signers:
            continue
        lecturer = webinar.lecturers.first()
        signers = [SIGNERS[0], {**SIGNERS[1], "name": lecturer.short_name if lecturer else ""}]
        CreditTerms.objects.filter(pk=terms.pk).update(signers=signers)
        name_fields(terms, [Share(fields[code], percent) for code, percent in FIELDS.get(key, {}).items()])
        if key in NOMINAL_HOURS:
            CreditTerms.objects.filter(pk=terms.pk).update(policy_version=course, nominal_credits=NOMINAL_HOURS[key])
            demand_quiz(terms_of(webinar))
