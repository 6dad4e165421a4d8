"""Servers that help two browsers to find each other (STUN) and relay where they cannot (TURN)."""

import base64
import hashlib
import hmac
import time

import msgspec
from django.conf import settings

LIFE_S = 2 * 3600
"""How long a relay takes a name and password; pages ask anew before that. What is relayed then goes on."""


class IceServer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """As RTCPeerConnection takes it."""

    urls: list[str]
    username: str = ""
    credential: str = ""


def ice_servers(person_id: int, *, now_s: int | None = None) -> list[IceServer]:
    """Those of the settings, and the relay with a name and password of this person that are good for `LIFE_S`.

    As coturn's `use-auth-secret` and draft-uberti-behave-turn-rest-00 have it: the name is the moment of its end and who it
    is for, the password its HMAC-SHA1 by the secret that relay and server share.
    """
    servers = [IceServer(urls=urls) for urls in settings.ICE_SERVERS]
    if settings.TURN_URLS and settings.TURN_SECRET:
        until_s = (int(time.time()) if now_s is None else now_s) + LIFE_S
        username = f"{until_s}:{person_id}"
        digest = hmac.new(settings.TURN_SECRET.encode(), username.encode(), hashlib.sha1).digest()
        credential = base64.b64encode(digest).decode()
        servers.append(IceServer(urls=settings.TURN_URLS, username=username, credential=credential))
    return servers
