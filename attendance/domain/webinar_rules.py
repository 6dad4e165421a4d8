"""Which rules hold for a webinar's attendance. They are part of its credit policy, which a higher app knows and tells
by registering a source; without one the defaults of the reference hold."""

from collections.abc import Callable

from attendance.domain.attended import DEFAULT_RULES, AttendanceRules
from webinars.models import Webinar

RulesSource = Callable[[Webinar], AttendanceRules | None]

_sources: list[RulesSource] = []


def register_rules(source: RulesSource) -> None:
    """In AppConfig.ready(). The source returns None for a webinar that it knows no policy of."""
    _sources.append(source)


def rules_of(webinar: Webinar) -> AttendanceRules:
    for source in _sources:
        rules = source(webinar)
        if rules is not None:
            return rules
    return DEFAULT_RULES
