"""Messages about presence checks on the control socket. Moments in ms since 1970 by the server's clock."""

from typing import Annotated

import msgspec

from webinars.live.protocol import Message

CheckId = Annotated[int, msgspec.Meta(ge=1, le=2**53)]


class AcknowledgeCheck(Message, tag="check.acknowledge", frozen=True):
    """The page shows the check to its person: from now on their time to answer runs. Said again (after a cut line, when the
    time is over) it asks how things stand."""

    check: CheckId


class AnswerCheck(Message, tag="check.answer", frozen=True):
    """The person is there."""

    check: CheckId


class LaunchCheck(Message, tag="check.launch", frozen=True):
    """The lecturer wants to know now who is there."""

    nonce: Annotated[str, msgspec.Meta(max_length=36)] = ""


class CheckNoted(Message, tag="check.noted", frozen=True):
    """How things stand between the check and this person; on all of their devices. `until`: the end of their time; None when
    the check was over before it could be shown. `answered_at`: None while they have not."""

    check: int
    until: int | None
    answered_at: int | None


class CheckCounted(Message, tag="check.counted", frozen=True):
    """To the team, while a check runs: how many were shown it, and how many of those have answered."""

    check: int
    number: int
    launched_at: int
    until: int
    shown: int
    answered: int


class OwnCheck(msgspec.Struct, frozen=True, kw_only=True):
    """In the snapshot of somebody who was shown the check that runs. As in `CheckNoted`."""

    check: int
    until: int
    answered_at: int | None


class ChecksShared(msgspec.Struct, frozen=True, kw_only=True):
    """The check that runs, as in `check.launched`."""

    check: int
    number: int
    launched_at: int
    until: int
    window_ms: int


class ChecksOfTeam(msgspec.Struct, frozen=True, kw_only=True):
    """For those who steer or moderate. The lecturer may launch one `apart_ms` after the newest, at the earliest."""

    apart_ms: int
    newest: CheckCounted | None
