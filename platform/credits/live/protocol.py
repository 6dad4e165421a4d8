"""What the server tells each participant about their credit while a webinar runs. Clients send nothing here."""

import msgspec

from webinars.live.protocol import Message


class MeterNext(msgspec.Struct, frozen=True, kw_only=True):
    """The next step up: its credits as a text in the person's language, and what is missing to it."""

    credits: str
    missing_s: int
    missing_checks: int


class MeterReason(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    is_short: bool


class MeterGoal(msgspec.Struct, frozen=True, kw_only=True):
    """A mark on the line of time: when these credits were reached, or will be if the person stays."""

    credits: str
    at: int
    is_earned: bool


class MeterUpdated(Message, tag="meter.updated", frozen=True, kw_only=True):
    """Every ten seconds, and when something changes. Moments in ms since 1970 by the server's clock, `_s` in seconds.

    `running`: time counts at this moment, so a page may go on counting by itself until the next message.
    `intervals` are what counted so far, `breaks` the breaks; the line of time reaches from `starts_at` to `ends_at`.
    `checks`: when each presence check was launched, and what became of it for this person ("answered", "missed", "not_shown",
    "excused", "open").
    `earned` and `reached` are shares of the whole in percent, of credits and of what they need.
    """

    running: bool
    now: int
    starts_at: int | None
    ends_at: int | None
    attended_s: int
    content_s: int
    needed_s: int
    percent: int
    credits: str
    waiting: str
    max_credits: str
    unit: str
    earned: int
    next: MeterNext | None
    checks_answered: int
    checks_needed: int
    quiz_required: bool
    quiz_passed: bool
    intervals: list[tuple[int, int]]
    breaks: list[tuple[int, int]]
    checks: list[tuple[int, str]]
    goals: list[MeterGoal]
    reasons: list[MeterReason]
