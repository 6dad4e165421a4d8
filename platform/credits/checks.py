"""What credit adds to the list of things to do before a webinar is published."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from credits.domain.terms import planned_worth, read_terms
from credits.formats import write_credits
from webinars.domain.checklist import Item
from webinars.models import Webinar


def terms_check(webinar: Webinar) -> Iterable[Item]:
    terms = read_terms(webinar)
    worth = planned_worth(terms)
    url = reverse("credits:terms", args=[webinar.code])
    if worth.credits:
        figures = {
            "credits": write_credits(worth.credits),
            "unit": terms.policy_version.unit,
            "policy": terms.policy_version.policy.name,
        }
        yield Item(text=_("It is worth %(credits)s %(unit)s: %(policy)s.") % figures, is_done=True, url=url)
    else:
        yield Item(
            text=_("It is too short to earn anyone hours under its policy. Make it longer, or choose another policy."),
            is_done=False,
            is_required=False,
            url=url,
        )
