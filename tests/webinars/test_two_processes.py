"""A room over two real web processes: what is said in one is heard in the other, also after Valkey was away."""

import threading
import time
from collections.abc import Iterator

import pytest

from accounts.models import User
from local.ports import free_ports
from tests import factories as make
from tests.live import LiveStack
from tests.media.raw_socket import RawSocket
from tests.polls.asked import opened
from tests.sessions import session_of
from tests.valkey import Valkey
from webinars.domain.live import start_webinar
from webinars.live.close_codes import CloseCode
from webinars.models import Webinar
from webinars.questions.domain.asking import ask_question

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.close()


@pytest.fixture
def sites(valkey: Valkey, static_files: None) -> Iterator[list[LiveStack]]:
    urls = [f"http://localhost:{port}" for port in free_ports(2)]
    stacks = [LiveStack(url=url, extra={"VALKEY_URL": valkey.url, "SITE_URL": url}) for url in urls]
    for stack in stacks:
        stack.start_web(wait=False)
    for stack in stacks:
        stack.wait_for_web()
    yield stacks
    for stack in stacks:
        stack.stop()


class Guest:
    """Someone in the room, with all that they heard."""

    def __init__(self, site: LiveStack, webinar: Webinar, person: User) -> None:
        headers = {"Cookie": f"sessionid={session_of(person)}", "Origin": site.url}
        address = f"{site.url.replace('http://localhost', 'ws://127.0.0.1')}/ws/room/{webinar.code}/"
        self.heard: list[dict[str, object]] = []
        self.is_closed, self.code = threading.Event(), 0
        self.socket = RawSocket(address, headers=headers)
        self.socket.say(type="room.join", since=0)
        threading.Thread(target=self._listen, daemon=True).start()

    def says(self, text: str) -> None:
        self.socket.say(type="chat.send", text=text, nonce=text)

    def heard_last(self, type_: str, field: str) -> object:
        return next((each.get(field) for each in reversed(self.heard) if each["type"] == type_), None)

    def waits_for(self, type_: str, field: str, value: object) -> None:
        until = time.monotonic() + 15
        while self.heard_last(type_, field) != value:
            assert time.monotonic() < until, (type_, field, value, [each["type"] for each in self.heard])
            time.sleep(0.02)

    def leaves(self) -> None:
        self.socket.shut()

    def _listen(self) -> None:
        try:
            while True:
                message = self.socket.receive()
                if isinstance(message, dict):
                    self.heard += message["events"] if message["type"] == "room.told" else [message]
        except (OSError, ConnectionError) as cut:
            self.code = int(str(cut).rpartition(" ")[2]) if "closed with" in str(cut) else 0
            self.is_closed.set()


def test_a_room_is_one_over_two_processes_also_after_valkey_was_away(sites: list[LiveStack], valkey: Valkey) -> None:
    webinar = make.webinar()
    start_webinar(webinar, by=webinar.created_by)
    person = make.registration(webinar).person
    here, there = Guest(sites[0], webinar, person), Guest(sites[1], webinar, make.registration(webinar).person)
    for guest in (here, there):
        guest.waits_for("room.counted", "count", 2)
    # A telephone beside the computer, through the other process, is nobody else.
    telephone = Guest(sites[1], webinar, person)
    telephone.waits_for("room.counted", "count", 2)
    assert {each["count"] for each in telephone.heard if each["type"] == "room.counted"} == {2}
    telephone.leaves()
    outsider = Guest(sites[0], webinar, make.person())
    assert outsider.is_closed.wait(10)
    assert outsider.code == CloseCode.REFUSED
    here.says("one")
    there.waits_for("chat.sent", "text", "one")
    valkey.kill()
    here.says("one and a half")  # nobody can be told; it is stored
    time.sleep(2.5)
    late = Guest(sites[0], webinar, make.registration(webinar).person)
    late.waits_for("room.joined", "type", "room.joined")
    here.says("meanwhile")
    for guest in (here, late):
        guest.waits_for("chat.sent", "text", "meanwhile")
    there.waits_for("chat.sent", "text", "meanwhile")
    valkey.start()
    here.says("two")
    for guest in (here, there, late):
        guest.waits_for("chat.sent", "text", "two")
    there.says("three")
    for guest in (here, there, late):
        guest.waits_for("chat.sent", "text", "three")
    for guest in (here, there, late):
        said = [each["text"] for each in guest.heard if each["type"] == "chat.sent"]
        assert said == ["one", "one and a half", "meanwhile", "two", "three"][-len(said) :]
    there.leaves()
    late.leaves()
    here.waits_for("room.counted", "count", 1)
    here.leaves()


def test_votes_given_while_valkey_was_away_are_counted_everywhere_when_it_is_back(
    sites: list[LiveStack], valkey: Valkey
) -> None:
    webinar = make.webinar()
    start_webinar(webinar, by=webinar.created_by)
    here, there = (Guest(site, webinar, make.registration(webinar).person) for site in sites)
    for guest in (here, there):
        guest.waits_for("room.counted", "count", 2)
    question = ask_question(webinar, "Why?", by=make.registration(webinar).person, nonce="n")
    poll = opened(webinar)
    there.waits_for("poll.opened", "type", "poll.opened")
    valkey.kill()
    here.socket.say(type="question.vote", code=question.code)
    here.socket.say(type="poll.vote", code=poll.code, choices=[0])
    here.waits_for("question.counted", "votes", {question.code: 2})
    here.waits_for("poll.counted", "code", poll.code)
    assert there.heard_last("question.counted", "votes") is None
    assert there.heard_last("poll.counted", "code") is None
    valkey.start()
    there.waits_for("question.counted", "votes", {question.code: 2})
    there.waits_for("poll.counted", "results", here.heard_last("poll.counted", "results"))
    for guest in (here, there):
        guest.leaves()
