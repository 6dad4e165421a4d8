"""Whether polls may count as presence checks. It is part of a webinar's credit policy, which a higher app knows and tells by
registering a source; without one they may."""

from collections.abc import Callable

from webinars.models import Webinar

ChecksSource = Callable[[Webinar], bool]

_sources: list[ChecksSource] = []


def register_poll_checks(source: ChecksSource) -> None:
    """In AppConfig.ready()."""
    _sources.append(source)


def may_be_checks(webinar: Webinar) -> bool:
    return all(source(webinar) for source in _sources)
