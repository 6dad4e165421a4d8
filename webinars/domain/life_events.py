"""What happens to a webinar on air, as its room is told. Moments in milliseconds since 1970."""

from webinars.domain.events import Event


class WebinarStarted(Event, tag="webinar.started", frozen=True):
    started_at: int


class WebinarPaused(Event, tag="webinar.paused", frozen=True):
    """A break began: time stands still. `until`: when the lecture is to go on; None when that was not said."""

    paused_at: int
    until: int | None = None


class BreakProlonged(Event, tag="break.prolonged", frozen=True):
    """The lecture is to go on at another moment than was said. It goes on with `webinar.resumed`."""

    until: int


class WebinarResumed(Event, tag="webinar.resumed", frozen=True):
    resumed_at: int


class WebinarEnded(Event, tag="webinar.ended", frozen=True):
    ended_at: int


class BroadcastInterrupted(Event, tag="broadcast.interrupted", frozen=True):
    """No media come from the lecturer."""


class BroadcastResumed(Event, tag="broadcast.resumed", frozen=True):
    pass


LIFE_EVENTS = (
    WebinarStarted,
    WebinarPaused,
    BreakProlonged,
    WebinarResumed,
    WebinarEnded,
    BroadcastInterrupted,
    BroadcastResumed,
)
