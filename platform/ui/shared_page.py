"""A page that an audience opens within seconds: made once for all who get the same, and what is each one's own put in.

While it is made, who asks is a stranger (`Stranger`): of the person it gives marks to be filled in, and nothing else. A template
that wants to know more of them cannot be shared, and is rendered for each as everywhere in Django; so nothing of one person
can get to another.
"""

import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from types import MappingProxyType
from typing import Any, NoReturn

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template import Context
from django.template.context_processors import i18n
from django.template.loader import get_template
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ui.context import site

logger = logging.getLogger("daris.pages")
KEPT_S = 1.0
"""What such a page shows beside what it was asked with is as of so long ago at most."""
KEPT = 64
"""Pages at a time: rooms, languages, time zones, themes."""


FIRST = 0x100000
"""Marks are written with letters that no text has: of the last private plane of Unicode."""


class NotShared(Exception):
    """The template asks for something of the person that is not put in afterwards."""


class Asked:
    """What a template wanted to know of the person while it was made. Kept, for templates pass over errors in conditions."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()
        self.refused: list[str] = []

    def give(self, name: str) -> "Mark":
        self.given[name] += 1
        return Mark(name, self)

    def refuse(self, what: str) -> NoReturn:
        self.refused.append(what)
        raise NotShared(what)


class Mark(SafeString):
    """Where something of `OWN` goes: can be written, and nothing else."""

    _name: str
    _asked: "Asked"

    def __new__(cls, name: str, asked: Asked) -> "Mark":
        made = super().__new__(cls, f"{chr(FIRST)}{chr(FIRST + 1 + NAMES.index(name))}")
        made._name, made._asked = name, asked  # not in __init__, which str(mark) calls again
        return made

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_"):
            self._refuse()
        return super().__getattribute__(name)

    def _refuse(self, *_: object) -> NoReturn:
        self._asked.refuse(f"what {self._name} is")

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __len__ = __contains__ = __getitem__ = __iter__ = _refuse
    __hash__ = SafeString.__hash__


class Stranger:
    """Stands for an object of the request while a page is made: has what is `known`, gives `marks`, and refuses the rest."""

    def __init__(
        self, name: str, asked: Asked, *, marks: Mapping[str, str] = MappingProxyType({}), **known: Any
    ) -> None:
        self.__dict__.update(known, _name=name, _asked=asked, _marks=marks)

    _name: str
    _asked: Asked
    _marks: Mapping[str, str]

    def __getattr__(self, name: str) -> Mark:
        if name not in self._marks:
            self._asked.refuse(f"{self._name}.{name}")
        return self._asked.give(self._marks[name])

    def __getitem__(self, key: str) -> NoReturn:
        if key in self.__dict__ or key in self._marks:
            raise KeyError(key)  # it is an attribute; Django's templates look for items first
        self._asked.refuse(f"{self._name}.{key}")

    def _refuse(self, *_: object) -> NoReturn:
        self._asked.refuse(self._name)

    __iter__ = __len__ = __bool__ = __str__ = __contains__ = __eq__ = _refuse
    __hash__ = None  # type: ignore[assignment]


OWN: Mapping[str, Callable[[HttpRequest], object]] = {
    "csrf": get_token,
    "nonce": lambda request: getattr(request, "csp_nonce", ""),
    "pk": lambda request: request.user.pk,
    "display_name": lambda request: request.user.display_name,  # type: ignore[union-attr]  # of whoever is signed in
    "initials": lambda request: request.user.initials,  # type: ignore[union-attr]
}
"""What is put in."""
NAMES = tuple(OWN)


class SharedPages:
    """Of one template. `render` is for people who are signed in; `same` is all that the page's variables depend on."""

    def __init__(self, template: str) -> None:
        self._template = template
        self._made: dict[Hashable, tuple[float, list[str]]] = {}
        self._lock = Lock()
        self._is_told = False

    def render(self, request: HttpRequest, context: dict[str, Any], *, same: Hashable) -> HttpResponse:
        pieces = [] if len(get_messages(request)) else self._pieces(request, context, same=same)
        if not pieces:
            return render(request, self._template, context)
        own = {name: escape(OWN[name](request)) for name in set(pieces[1::2])}
        return HttpResponse("".join(own[piece] if place % 2 else piece for place, piece in enumerate(pieces)))

    def _pieces(self, request: HttpRequest, context: dict[str, Any], *, same: Hashable) -> list[str]:
        """Text and, at the odd places, the names of what is put in between. Nothing if it cannot be shared."""
        around = site(request)
        key = (same, tuple(around.values()), get_language(), timezone.get_current_timezone_name())
        with self._lock:  # who comes while it is made has the same page a moment later
            made_at, pieces = self._made.get(key, (None, []))
            if made_at is None or time.monotonic() - made_at > KEPT_S:
                made_at, pieces = time.monotonic(), self._make({**i18n(request), **around, **context})
                self._made.pop(key, None)
                self._made[key] = made_at, pieces
                while len(self._made) > KEPT:
                    del self._made[next(iter(self._made))]
        return pieces

    def _make(self, context: dict[str, Any]) -> list[str]:
        asked = Asked()
        try:
            pieces = self._split(self._page(context, asked))
        except Exception as error:  # if it is not for being shared, who asked alone meets it too
            pieces = []
            asked.refused.append(repr(error))
        found = Counter(pieces[1::2])
        if asked.refused or not pieces or any(found[name] < times for name, times in asked.given.items()):
            if not self._is_told:
                self._is_told = True
                logger.warning(
                    "%s is made for each person anew: it uses %s", self._template, asked.refused or asked.given
                )
            return []
        return pieces

    def _page(self, context: dict[str, Any], asked: Asked) -> str:
        user = Stranger(
            "user",
            asked,
            marks={name: name for name in ("pk", "display_name", "initials")},
            is_authenticated=True,
            is_anonymous=False,
            time_zone=timezone.get_current_timezone_name(),  # the page depends on it
        )
        strange = {
            "request": Stranger("request", asked, marks={"csp_nonce": "nonce"}, user=user),
            "user": user,
            "perms": Stranger("perms", asked),
            "csrf_token": Mark("csrf", asked),
            "messages": (),
        }
        template = get_template(self._template).template  # type: ignore[attr-defined]  # of Django's own engine
        return str(template.render(Context({**context, **strange})))

    def _split(self, page: str) -> list[str]:
        pieces = _mark.split(page)
        if any(letter >= chr(FIRST) for letter in set("".join(pieces[::2]))):
            raise NotShared("a mark was cut, or a text has such letters")
        return [NAMES[ord(piece) - FIRST - 1] if place % 2 else piece for place, piece in enumerate(pieces)]


_mark = re.compile(f"{chr(FIRST)}([{chr(FIRST + 1)}-{chr(FIRST + len(NAMES))}])")
