"""Everything that somebody can reach by following what pages show: links, pictures, forms."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.db import connection, transaction
from django.test import Client

from accounts.models import User

STARTS = (
    "/",
    "/profile/",
)
LEFT_ALONE = re.compile(r"^/(static|accounts|admin|i18n|jsi18n|mail|media|ws)/")
"""What others made, what has tests of its own, and what signs one out."""
VARIANTS = 1
"""Of an address with other queries: tables that can be sorted by each column have many."""
WRITES = re.compile(r"^\s*(INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
BOOKKEEPING = frozenset({"django_session", "django_cache"})


@dataclass(frozen=True)
class Form:
    """A form that changes something, as a page shows it."""

    page: str
    action: str
    fields: tuple[tuple[str, str], ...]


@dataclass
class Crawl:
    """What was found: addresses with their status, forms, and tables that were written by looking."""

    seen: dict[str, int] = field(default_factory=dict)
    came_from: dict[str, str] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    written: dict[str, set[str]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)

    @property
    def broken(self) -> dict[str, tuple[int, str]]:
        """Address, status, and the page that showed it."""
        return {url: (status, self.came_from[url]) for url, status in self.seen.items() if status >= 400}


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._action: str | None = None
        self._fields: list[tuple[str, str]] = []
        self._has_own_action = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = urljoin(self.page, found.get("action") or self.page)
            if found.get("method", "get").lower() == "post":
                # Unless each of its buttons has another.
                self._action, self._fields, self._has_own_action = action, [], True
            else:
                self.links.append(action)
        elif tag in ("input", "button", "textarea", "select") and self._action is not None and _is_sent(found):
            self._fields.append((found["name"], found.get("value", "")))
        if tag == "button" and found.get("formaction") and self._action is not None:
            self.forms.append(Form(self.page, urljoin(self.page, found["formaction"]), ()))
            self._has_own_action = False
        elif tag == "button" and found.get("type", "submit") == "submit":
            self._has_own_action = True
        for name in ("href", "src", "hx-get", "data-src", "data-url", "poster"):
            if tag not in ("link", "script", "use") and found.get(name):
                self.links.append(urljoin(self.page, found[name]))
        if found.get("hx-post"):
            self.forms.append(Form(self.page, urljoin(self.page, found["hx-post"]), ()))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._action is not None:
            if self._has_own_action:
                self.forms.append(Form(self.page, self._action, tuple(self._fields)))
            self._action = None


def _is_sent(control: dict[str, str]) -> bool:
    return bool(control.get("name")) and (control.get("type") not in ("checkbox", "radio") or "checked" in control)


def crawl(person: User | None, *, starts: tuple[str, ...] = STARTS, most: int = 2000) -> Crawl:
    """Looks at all that `person` is shown (nobody: a visitor). Nothing is sent but GET."""
    client, found = client_of(person), Crawl()
    waiting, variants = deque(starts), Counter[str]()
    for start in starts:
        found.came_from[start] = ""
    while waiting and len(found.seen) < most:
        url = waiting.popleft()
        if url in found.seen:
            continue
        status, body, address = _look(client, url, found)
        found.seen[url] = status
        if body is None:
            continue
        found.pages[url] = body
        reader = _Reader(address)
        reader.feed(body)
        for form in reader.forms:
            if _is_ours(form.action):
                found.forms.setdefault(_shape(form.action), form)
        for link in _ours(reader.links):
            path = urlsplit(link).path
            if link not in found.came_from and variants[path] < VARIANTS:
                variants[path] += 1
                found.came_from[link] = url
                waiting.append(link)
    return found


def client_of(person: User | None) -> Client:
    client = Client(headers={"accept-language": "en"}, raise_request_exception=False)
    if person is not None:
        client.force_login(person)
    client.cookies["django_language"] = "en"
    return client


def _look(client: Client, url: str, found: Crawl) -> tuple[int, str | None, str]:
    written: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (writes := WRITES.match(sql)) and writes[2] not in BOOKKEEPING:
            written.add(writes[2])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        response: Any = client.get(url)
        steps = 0
        while response.status_code in (301, 302) and steps < 5 and _is_ours(response["Location"]):
            url, steps = urljoin(url, response["Location"]), steps + 1
            response = client.get(url)
        text = None
        if response.get("Content-Type", "").startswith("text/html"):
            text = response.content.decode()
        elif response.streaming:
            for _ in response:
                pass
    if written:
        found.written[url] = written
    return response.status_code, text, url


def _ours(links: list[str]) -> Iterator[str]:
    for link in links:
        link = urldefrag(link)[0]
        if _is_ours(link):
            yield link


def _is_ours(link: str) -> bool:
    parts = urlsplit(link)
    return parts.scheme in ("", "http") and parts.netloc in ("", "testserver") and not LEFT_ALONE.match(parts.path)


def _shape(path: str) -> str:
    return urlsplit(path).path


def sent(person: User | None, form: Form) -> int:
    """The status of what is posted as the page has it; whatever it changed is taken back."""
    with transaction.atomic():
        response = client_of(person).post(form.action, {name: value for name, value in form.fields if name})
        transaction.set_rollback(True)
    return response.status_code
