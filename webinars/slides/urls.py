from django.urls import path

from ui import converters  # noqa: F401  (makes <code:...> known)
from webinars.slides.views import decks, pages

app_name = "slides"
urlpatterns = [
    path("webinars/<code:code>/slides/", decks.decks, name="decks"),
    # before the codes of decks, which are longer
    path("webinars/<code:code>/slides/list/", decks.deck_list, name="list"),
    path("webinars/<code:code>/slides/upload/", decks.upload, name="upload"),
    path("webinars/<code:code>/slides/turns.json", pages.turns, name="turns"),
    path("webinars/<code:code>/slides/find.json", pages.find, name="find"),
    path("webinars/<code:code>/slides/<code:deck>/item/", decks.item, name="item"),
    path("webinars/<code:code>/slides/<code:deck>/thumbnails/", decks.thumbnails, name="thumbnails"),
    path("webinars/<code:code>/slides/<code:deck>/rename/", decks.rename, name="rename"),
    path("webinars/<code:code>/slides/<code:deck>/move/", decks.move, name="move"),
    path("webinars/<code:code>/slides/<code:deck>/offer/", decks.offer, name="offer"),
    path("webinars/<code:code>/slides/<code:deck>/delete/", decks.delete, name="delete"),
    path("webinars/<code:code>/slides/<code:deck>/pages.json", pages.pages, name="pages"),
    path("webinars/<code:code>/slides/<code:deck>/original.pdf", pages.download, name="download"),
    path("webinars/<code:code>/slides/<code:deck>/<int:number>-<int:width>.webp", pages.picture, name="picture"),
]
