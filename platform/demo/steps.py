"""The steps of loading, in order. Each is idempotent and runs in a transaction of its own, so that a load that was cut short
can be taken up again, and a step may do slow work (media, storage) without holding back the ones before it."""

from collections.abc import Callable

from demo.people import load_people
from demo.standards import load_standards
from demo.webinars import load_webinars
from demo.world import World

Step = Callable[[World], None]

STEPS: tuple[Step, ...] = (load_people, load_standards, load_webinars)
