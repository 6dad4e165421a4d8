"""200 people in a room for three minutes, some of whom come, go and are cut off, also a second before the one kill -9 of the
server: by how many seconds does the report differ from what they lived? `PRESENCE_S=60` lasts shorter.
"""

import os
from typing import Any

PEOPLE = 200
LASTS_S = float(os.environ.get("PRESENCE_S", "180"))


def rows() -> list[dict[str, Any]]:
    from tests.attendance.simulation.real_time import play
    from tests.live import LiveStack

    live = LiveStack()
    try:
        live.start()
        outcome = play(live, people=PEOPLE, lasts_s=LASTS_S, apart_s=1.0)
    finally:
        live.stop()
    errors = [abs(true - found) for true, found in outcome.seconds]
    name = f"{PEOPLE} people for {LASTS_S:.0f} s and a kill -9: attended time"
    return [
        {"name": f"{name}, worst error", "value": outcome.worst_s, "unit": "s", "goal": 2},
        {"name": f"{name}, mean error", "value": round(sum(errors) / PEOPLE, 2), "unit": "s", "goal": None},
        {"name": f"{name}, within 1 s", "value": sum(error <= 1 for error in errors), "unit": "people", "goal": None},
    ]
