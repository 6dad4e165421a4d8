"""Why the server closes a socket. Browsers only see a code when the socket was accepted first, so refusals accept, then close."""

from enum import IntEnum


class CloseCode(IntEnum):
    BAD_MESSAGE = 4400
    """Not a message of the protocol. The page is out of date or broken: reload it."""
    NOT_SIGNED_IN = 4401
    REFUSED = 4403
    """No right to this room: not registered, or not of the team."""
    NOT_FOUND = 4404
    NOT_OPEN = 4410
    """The room is not open yet, or the webinar is over or cancelled."""
    TOO_MANY = 4429
    """Messages came faster than people can act."""
    COME_AGAIN = 4503
    """This line lacks something that a new one has. (Codes below 3000 are not for applications to send.)"""
    SERVER_STOPS = 1012
    """The server restarts: come back in a moment."""
