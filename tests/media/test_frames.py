"""A message to many is framed once."""

from typing import Any

import pytest
from autobahn.exception import Disconnected
from autobahn.twisted.websocket import WebSocketServerFactory

from media.frames import KEPT, SharingProtocol


class Line(SharingProtocol):
    """A connection that keeps what it writes."""

    def __init__(self) -> None:
        super().__init__()
        self.factory = WebSocketServerFactory()
        self.state = self.STATE_OPEN
        self._perMessageCompress = None
        self.written: list[bytes] = []

    def sendData(self, data: bytes, *rest: Any) -> None:
        self.written.append(data)


def test_two_lines_get_the_same_bytes_of_one_message() -> None:
    one, two, media = Line(), Line(), bytes(300)
    for line in (one, two):
        line.serverSend(media, True)
    assert one.written == [b"\x82\x7e" + (300).to_bytes(2, "big") + media]
    assert one.written[0] is two.written[0]


def test_a_text_goes_out_as_text() -> None:
    line = Line()
    line.serverSend("Сәлем")
    assert line.written == [b"\x81\x0a" + "Сәлем".encode()]


def test_only_the_latest_messages_are_kept_and_none_is_taken_for_another() -> None:
    line = Line()
    for number in range(KEPT * 4):
        line.serverSend(str(number).encode() * 2, True)
    assert [data[2:] for data in line.written] == [str(number).encode() * 2 for number in range(KEPT * 4)]
    assert len(SharingProtocol._frames) == KEPT


def test_a_line_that_closed_refuses() -> None:
    line = Line()
    line.state = line.STATE_CLOSING
    with pytest.raises(Disconnected):
        line.serverSend(b"late", True)
    assert line.written == []
