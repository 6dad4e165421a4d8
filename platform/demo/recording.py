from procrastinate.exceptions import AlreadyEnqueued

from demo.tasks import make_recording
from demo.world import World

RECORDED = "games"
"""The webinar that can be watched again; its slides are in data/slides.json."""


def load_recording(world: World) -> None:
    """Asks the worker to make it, once: a film of an hour takes it about half a minute."""
    webinar = world.webinars[RECORDED]
    if webinar.broadcast_id is None:
        try:
            make_recording.defer(webinar_id=webinar.pk)
        except AlreadyEnqueued:
            return
