"""Messages about hands and the microphone on the control socket."""

from typing import Annotated, Literal

import msgspec

from webinars.live.protocol import Message
from webinars.stage.domain.servers import IceServer

Key = Annotated[int, msgspec.Meta(ge=1, le=2**53)]
PageName = Annotated[str, msgspec.Meta(min_length=8, max_length=36, pattern="^[a-z0-9-]+$")]
"""A random name that a page gave itself. It stays when its socket is cut."""
Sdp = Annotated[str, msgspec.Meta(min_length=1, max_length=12_000)]


class RaiseHand(Message, tag="hand.raise", frozen=True):
    pass


class LowerHand(Message, tag="hand.lower", frozen=True):
    """One's own."""


class DismissHand(Message, tag="hand.dismiss", frozen=True):
    hand: Key


class GiveMicrophone(Message, tag="microphone.give", frozen=True):
    hand: Key


class TakeMicrophone(Message, tag="microphone.take", frozen=True):
    """The speaker's page `line` is ready. Said again whenever its socket has come back."""

    turn: Key
    line: PageName


class MuteMicrophone(Message, tag="microphone.mute", frozen=True):
    turn: Key


class UnmuteMicrophone(Message, tag="microphone.unmute", frozen=True):
    turn: Key


class EndTurn(Message, tag="microphone.end", frozen=True):
    """`ending` is the lecturer's page's: the line did not come back (`line`), or nobody took the microphone (`unused`)."""

    turn: Key
    ending: Literal["", "line", "unused"] = ""


class OpenDesk(Message, tag="desk.open", frozen=True):
    """This page of the lecturer broadcasts. It calls the speakers."""

    desk: PageName


class AskServers(Message, tag="servers.ask", frozen=True):
    """Answered by `servers.told`: for who has the microphone, and the team."""


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """RTCSessionDescription. The desk offers, the speaker answers."""

    type: Literal["offer", "answer"]
    sdp: Sdp


class Candidate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """RTCIceCandidate: `mid` is its sdpMid, `index` its sdpMLineIndex."""

    candidate: Annotated[str, msgspec.Meta(max_length=1000)]
    mid: Annotated[str, msgspec.Meta(max_length=16)] | None = None
    index: Annotated[int, msgspec.Meta(ge=0, le=16)] | None = None


class SendSignal(Message, tag="signal.send", frozen=True):
    """From the desk to the speaker's page or back; nobody else gets it. It holds a description or a candidate. `call` is the
    desk's number for this call: what belongs to an earlier one is old."""

    turn: Key
    desk: PageName
    line: PageName
    sender: Literal["desk", "speaker"]
    call: Key
    description: Description | None = None
    candidate: Candidate | None = None


class SignalSent(Message, tag="signal.sent", frozen=True):
    """To the pages of the person at the other end; all but the one that is named drop it."""

    turn: int
    desk: str
    line: str
    sender: str
    call: int
    description: Description | None
    candidate: Candidate | None


class ServersTold(Message, tag="servers.told", frozen=True):
    """For RTCPeerConnection. `relay_only`: no address of either side is told to the other. `life_s`: ask again before."""

    servers: list[IceServer]
    relay_only: bool
    life_s: int
