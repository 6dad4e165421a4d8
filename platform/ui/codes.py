"""Short random codes for addresses that people read, copy and sometimes type."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Lower case without 0, 1, i, l and o, which are taken for one another in print."""


def new_code(length: int = 10) -> str:
    """A code that cannot be guessed: 31 signs a place, so the default of 10 has about 49 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
