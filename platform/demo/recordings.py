from procrastinate.exceptions import AlreadyEnqueued

from demo.tasks import make_recording
from demo.world import World, read


def load_recordings(world: World) -> None:
    """Asks the worker to make them, once: a film of an hour takes it about half a minute."""
    for key in read("slides.json"):
        webinar = world.webinars[key]
        if webinar.broadcast_id is None:
            try:
                make_recording.configure(queueing_lock=f"demo.make_recording.{key}").defer(
                    webinar_id=webinar.pk, key=key
                )
            except AlreadyEnqueued:
                continue
