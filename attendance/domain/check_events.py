"""What a room is told of presence checks. Moments in ms since 1970 by the server's clock."""

from webinars.domain.events import Event


class CheckLaunched(Event, tag="check.launched", frozen=True):
    """People are asked whether they are there. Who has not been shown it by `until` need not be any more; everyone has
    `window_ms` to answer, from when their page showed it first."""

    check: int
    number: int
    launched_at: int
    until: int
    window_ms: int
