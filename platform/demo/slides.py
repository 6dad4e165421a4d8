from demo.tasks import make_slides
from demo.world import World, read


def load_slides(world: World) -> None:
    """Asks the worker to draw them: of the lectures that have a film, and of the one that starts now. Once."""
    for key in (*read("slides.json"), *read("materials.json")["slides"]):
        webinar = world.webinars[key]
        if not webinar.decks.exists():
            make_slides.defer(webinar_id=webinar.pk, key=key)
