"""Pictures on their way from the storage: those that many people ask for at once are read once."""

from media.page_store import page_store
from media.shelf import Shelf
from webinars.slides.models import Deck

shelf = Shelf(most_bytes=48 * 1024**2)
"""In each web process: some decks of a lecture in all sizes."""


def picture_of(deck: Deck, number: int, width: int) -> bytes:
    """Raises media's StorageError, ObjectMissing."""
    key = deck.picture_key(number, width)
    return shelf.get(key, lambda: page_store().get(key))
