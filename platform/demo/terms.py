"""What the demo's webinars are worth."""

from decimal import Decimal

from credits.domain.terms import demand_quiz, terms_of
from credits.models import CreditTerms, Policy, SignerPosition
from demo.cast import LECTURER_2
from demo.world import World

NOMINAL_HOURS = {"pisa": Decimal(2), "lesson-study": Decimal(1), "marks": Decimal(2), "small-school": Decimal(2)}
"""Webinars by the policy of professional development courses; the others keep the default policy."""
SIGNERS = [
    {"position": SignerPosition.DIRECTOR, "name": "Қ. М. Есімова"},
    {"position": SignerPosition.LECTURER, "name": LECTURER_2.name},
]


def load_terms(world: World) -> None:
    """Rows alone: those that were held could not be changed any more."""
    course = Policy.objects.get(slug="kz-pd-course").latest
    for key, webinar in world.webinars.items():
        terms = terms_of(webinar)
        if terms.signers:
            continue
        lecturer = webinar.lecturers.first()
        signers = [SIGNERS[0], {**SIGNERS[1], "name": lecturer.short_name if lecturer else ""}]
        CreditTerms.objects.filter(pk=terms.pk).update(signers=signers)
        if key in NOMINAL_HOURS:
            CreditTerms.objects.filter(pk=terms.pk).update(policy_version=course, nominal_credits=NOMINAL_HOURS[key])
            demand_quiz(terms_of(webinar))
