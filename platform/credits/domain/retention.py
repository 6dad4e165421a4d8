"""How long the evidence of a webinar is kept, by the policies that were used for it."""

from credits.domain.terms import read_terms
from credits.models import PolicyVersion
from webinars.models import Webinar


def retention_years_for(webinar: Webinar) -> int | None:
    """The longest of its terms and of every assessment that was made of it; None when no policy says."""
    used = [read_terms(webinar).policy_version, *PolicyVersion.objects.filter(assessments__webinar=webinar).distinct()]
    said = [version.params.retention_years for version in used if version.params.retention_years]
    return max(said, default=None)
