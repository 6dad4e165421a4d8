"""What a media socket wants to know of the connection below it: how much is unsent, and a way to cut it.

A web server gives it in the ASGI scope (`offer_transport`); ours for daphne does (media/daphne.py). Under a server that gives
nothing a viewer's queue is still bounded, but what the server itself holds for the connection is not.
"""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

EXTENSION = "daris.transport"


@dataclass(frozen=True, slots=True)
class Transport:
    """`unsent`: bytes that were sent by the application and not taken by the network yet. `abort`: cut it, sending nothing."""

    unsent: Callable[[], int]
    abort: Callable[[], object] | None = None


def offer_transport(scope: MutableMapping[str, Any], transport: Transport) -> None:
    """For a web server: tell the application about the connection of this scope."""
    scope.setdefault("extensions", {})[EXTENSION] = {"unsent": transport.unsent, "abort": transport.abort}


def transport_of(scope: MutableMapping[str, Any]) -> Transport:
    """For an application. Under a server that tells nothing, nothing ever waits."""
    offered = (scope.get("extensions") or {}).get(EXTENSION)
    return Transport(unsent=offered["unsent"], abort=offered["abort"]) if offered else Transport(unsent=int)
