"""The order of names in a Kazakh list: Ә follows А, not Я, whatever the order of code points."""

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACE = {letter: chr(0xE000 + place) for place, letter in enumerate(KAZAKH)}


def in_order(name: str) -> str:
    """A key for `sorted`. Latin names come before Cyrillic ones; case does not matter."""
    return "".join(_PLACE.get(letter, letter) for letter in name.casefold())
