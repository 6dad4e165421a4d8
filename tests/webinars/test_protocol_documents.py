"""What is written about the control socket is what its messages' classes say. When not: run scripts/protocol."""

from media.live import ViewerConsumer
from media.live.protocol import MAX_VIEWER_MESSAGE_BYTES
from tests import protocol
from webinars.live.consumers import MAX_MESSAGE_BYTES
from webinars.live.limits import JOIN_RATE, SOCKET_RATE
from webinars.live.missed import AT_MOST
from webinars.live.parts import USUAL_RATE


def test_the_tables_are_up_to_date() -> None:
    text = protocol.TABLES.read_text()
    assert protocol.with_tables(text) == text


def test_the_types_are_up_to_date() -> None:
    assert protocol.types() == protocol.TYPES.read_text()


def test_the_limits_are_those_that_are_kept() -> None:
    text = protocol.TABLES.read_text()
    per_s, burst = ViewerConsumer.messages_per_s, ViewerConsumer.burst_messages
    for sentence in (
        f"A message has at most {MAX_MESSAGE_BYTES // 1024} KiB.",
        f"A socket says at most {SOCKET_RATE.per_s} a second after {SOCKET_RATE.burst} at once; more closes it.",
        f"A person joins at most {JOIN_RATE.per_s} time a second after {JOIN_RATE.burst} at once; more closes the socket.",
        f"Of each kind of message a person says at most {USUAL_RATE.per_s} a second after {USUAL_RATE.burst} at once",
        f"after more than {AT_MOST} events",
        f"of at most {MAX_VIEWER_MESSAGE_BYTES // 1024} KiB and no more than {per_s:g} a second after a burst of {burst}",
    ):
        assert sentence in text
