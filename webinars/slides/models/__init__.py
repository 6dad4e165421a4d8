from webinars.slides.models.deck import Deck, DeckState
from webinars.slides.models.page import Page
from webinars.slides.models.turn import Turn

__all__ = ["Deck", "DeckState", "Page", "Turn"]
