"""How much one may say."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """`per_s` a second on average, `burst` at once."""

    per_s: float
    burst: int


SOCKET_RATE = Rate(per_s=20, burst=50)
"""Of one socket, whatever it says: a host who turns pages and points at them says some ten things a second."""
JOIN_RATE = Rate(per_s=1, burst=30)
"""Of one person: each time a snapshot is made and sent. A page whose parts load late asks again for some of them."""


class TokenBucket:
    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self.tokens = float(rate.burst)
        self.at = time.monotonic()

    def take(self) -> bool:
        now = time.monotonic()
        self.tokens = min(self.rate.burst, self.tokens + (now - self.at) * self.rate.per_s)
        self.at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True
