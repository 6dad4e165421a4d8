"""As much of a TURN client as tests need (RFC 8656, over UDP): each answer of the relay is a value or `Refused`."""

import hashlib
import hmac
import ipaddress
import os
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass, field

COOKIE = 0x2112A442
BINDING, ALLOCATE, REFRESH, SEND, DATA_CAME, PERMIT = 0x001, 0x003, 0x004, 0x006, 0x007, 0x008
INDICATION, ERROR = 0x010, 0x110
USERNAME, INTEGRITY, ERROR_CODE, LIFETIME, PEER, DATA, REALM, NONCE, RELAYED, TRANSPORT, MAPPED = (
    *(0x06, 0x08, 0x09, 0x0D, 0x12, 0x13, 0x14, 0x15, 0x16, 0x19, 0x20),
)
MISMATCH = 437
UDP = b"\x11\0\0\0"

Address = tuple[str, int]
Attributes = dict[int, bytes]


def open_line() -> socket.socket:
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


class Refused(Exception):
    """The relay said no; `code` as RFC 8656 has them."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


@dataclass
class TurnClient:
    """One end that is relayed. Without a name and password it can only ask for its own address."""

    relay: Address
    username: str = ""
    password: str = ""
    realm: bytes = b""
    nonce: bytes = b""
    line: socket.socket = field(default_factory=open_line)

    def bind(self, *, tries: int = 10, wait_s: float = 2) -> Address:
        """Our address as the relay sees it."""
        return read_address(self._ask(BINDING, {}, tries=tries, wait_s=wait_s)[MAPPED])

    def allocate(self) -> Address:
        """The address at the relay that is ours from now on."""
        while self._first_answer() == MISMATCH:  # somebody had our port a moment ago: take another one
            self.line.close()
            self.line = open_line()
        return read_address(self._ask(ALLOCATE, {TRANSPORT: UDP})[RELAYED])

    def refresh(self, *, life_s: int = 600) -> int:
        """For how many seconds more it is ours."""
        return int.from_bytes(self._ask(REFRESH, {LIFETIME: struct.pack("!I", life_s)})[LIFETIME], "big")

    def permit(self, ip: str) -> None:
        """What that address sends comes to us, and we may send to it."""
        self._ask(PERMIT, {PEER: write_address((ip, 9))})

    def send(self, data: bytes, *, to: Address) -> None:
        self.line.sendto(message(SEND | INDICATION, os.urandom(12), {PEER: write_address(to), DATA: data}), self.relay)

    def receive(self, *, within_s: float = 15) -> tuple[bytes, Address]:
        self.line.settimeout(within_s)
        while True:
            kind, _, attributes = read(self.line.recv(2048))
            if kind == DATA_CAME | INDICATION:
                return attributes[DATA], read_address(attributes[PEER])

    def close(self) -> None:
        """The relay would keep our place for ten minutes."""
        if self.nonce:
            with suppress(Refused, TimeoutError):
                self.refresh(life_s=0)
        self.line.close()

    def _first_answer(self) -> int:
        """Always a refusal: it comes with what the password is made for."""
        try:
            self._ask(ALLOCATE, {TRANSPORT: UDP})
        except Refused as refused:
            return refused.code
        raise AssertionError("whoever asks gets a place")

    def _ask(self, method: int, attributes: Attributes, *, tries: int = 10, wait_s: float = 2) -> Attributes:
        if self.nonce:
            attributes |= {USERNAME: self.username.encode(), REALM: self.realm, NONCE: self.nonce}
        key = hashlib.md5(b":".join([self.username.encode(), self.realm, self.password.encode()])).digest()
        name = os.urandom(12)
        self.line.settimeout(wait_s)
        for _ in range(tries):
            with suppress(TimeoutError, ConnectionRefusedError):
                self.line.sendto(message(method, name, attributes, key=key if self.nonce else b""), self.relay)
                while True:
                    kind, about, answer = read(self.line.recv(2048))
                    if about == name:
                        return self._judge(kind, answer)
        raise TimeoutError("the relay does not answer")

    def _judge(self, kind: int, answer: Attributes) -> Attributes:
        if kind & ERROR != ERROR:
            return answer
        self.realm, self.nonce = answer.get(REALM, self.realm), answer.get(NONCE, self.nonce)
        raise Refused(answer[ERROR_CODE][2] * 100 + answer[ERROR_CODE][3])


def message(kind: int, name: bytes, attributes: Attributes, *, key: bytes = b"") -> bytes:
    body = b"".join(
        struct.pack("!HH", each, len(value)) + value + bytes(-len(value) % 4) for each, value in attributes.items()
    )
    if key:  # it covers a header that counts it already
        head = struct.pack("!HHI", kind, len(body) + 24, COOKIE) + name
        body += struct.pack("!HH", INTEGRITY, 20) + hmac.digest(key, head + body, "sha1")
    return struct.pack("!HHI", kind, len(body), COOKIE) + name + body


def read(data: bytes) -> tuple[int, bytes, Attributes]:
    kind, length, _ = struct.unpack("!HHI", data[:8])
    attributes: Attributes = {}
    at = 20
    while at < 20 + length:
        each, size = struct.unpack("!HH", data[at : at + 4])
        attributes[each] = data[at + 4 : at + 4 + size]
        at += 4 + size + -size % 4
    return kind, data[8:20], attributes


def write_address(address: Address) -> bytes:
    ip, port = address
    return struct.pack("!HHI", 1, port ^ COOKIE >> 16, int(ipaddress.IPv4Address(ip)) ^ COOKIE)


def read_address(value: bytes) -> Address:
    _, port, ip = struct.unpack("!HHI", value)
    return str(ipaddress.IPv4Address(ip ^ COOKIE)), port ^ COOKIE >> 16
