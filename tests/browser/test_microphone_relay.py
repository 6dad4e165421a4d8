"""The free microphone where nothing but the relay is let through: coturn as docker-compose.yml starts it, and the product's own
settings, names and passwords.
"""

import time
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from accounts.models import User
from tests import factories as make
from tests.browser.conftest import Visit
from tests.browser.test_microphone import (
    LECTURER_HZ,
    SPEAKER_HZ,
    end_lecture,
    hears,
    open_room,
    open_studio,
    speak,
    tones_of_recording,
)
from tests.coturn import Coturn
from tests.live import LiveStack

SAID_S = 3.0

CLOSED_NETWORK = """
(transport) => {
  // Nothing but this one way to the relay.
  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Peer {
    constructor({ iceServers = [], ...rest } = {}) {
      const left = iceServers.map((server) => ({ ...server, urls: server.urls.filter((url) => url.endsWith(transport)) }));
      super({ ...rest, iceServers: left.filter(({ urls }) => urls.length) });
    }
  };
}
"""
WAY = """
async () => {
  const line = lines.at(-1);
  const stats = await line.getStats();
  const transport = [...stats.values()].find(({ type }) => type === "transport");
  const pair = stats.get(transport.selectedCandidatePairId);
  const near = stats.get(pair.localCandidateId);
  const far = stats.get(pair.remoteCandidateId);
  return [line.getConfiguration().iceTransportPolicy, near.candidateType, near.relayProtocol, far.candidateType];
}
"""


@pytest.fixture
def live(live_stack: LiveStack, transactional_db: None, relay: Coturn) -> Iterator[LiveStack]:
    """The web server with the relay in its settings, and afterwards as it was."""
    usual = live_stack.env
    restart(live_stack, usual | relay.environment() | {"TURN_ONLY": "1"})
    yield live_stack
    restart(live_stack, usual)


def restart(stack: LiveStack, env: dict[str, str]) -> None:
    stack.kill_web()
    stack.env = env
    stack.start_web()


def behind(visit: Visit, *, lets: str) -> Visit:
    """Browsers in a network that lets only this transport through, and only to the relay."""

    def visit_from_there(person: User | None = None, **options: Any) -> Page:
        page = visit(person, **options)
        page.context.add_init_script(f"({CLOSED_NETWORK})('transport={lets}')")
        return page

    return visit_from_there


def way_of(page: Page) -> Any:
    """The policy, how this end goes out, by what it reaches the relay, and how the other end goes out."""
    return page.evaluate(WAY)


def test_a_speaker_whose_network_lets_only_the_relay_through_is_heard(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    aigul = make.registration(webinar).person
    studio = open_studio(behind(visit, lets="udp"), lecturer, webinar)
    room = open_room(behind(visit, lets="tcp"), aigul, webinar, hz=SPEAKER_HZ)
    speak(room, studio, aigul)
    hears(studio, SPEAKER_HZ)
    hears(room, LECTURER_HZ)
    assert way_of(studio) == ["relay", "relay", "udp", "relay"]
    assert way_of(room) == ["relay", "relay", "tcp", "relay"]
    time.sleep(SAID_S)
    room.get_by_role("button", name="Give the microphone back").click()
    end_lecture(studio, webinar)

    heard = tones_of_recording(webinar)[SPEAKER_HZ]
    at = [index for index, is_there in enumerate(heard) if is_there]
    assert len(at) >= SAID_S * 10 * 0.9
    assert max(later - earlier for earlier, later in pairwise(at)) <= 2
