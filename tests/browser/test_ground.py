"""The ground under the browser tests."""

from tests import factories
from tests.browser.conftest import Visit
from tests.live import LiveStack


def test_a_person_is_signed_in_and_a_stranger_is_not(visit: Visit) -> None:
    person = factories.person(language="en")
    signed_in, stranger = visit(person, path="/profile/"), visit(path="/profile/")
    assert signed_in.url.endswith("/profile/")
    assert "/login/" in stranger.url


def test_the_browser_has_a_camera_and_a_microphone_where_they_are_needed(visit: Visit) -> None:
    webinar = factories.webinar()
    studio = visit(webinar.lecturers.get(), path=f"/webinars/{webinar.code}/studio/")
    kinds = studio.evaluate(
        """async () => {
            const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
            return stream.getTracks().map((track) => track.kind).sort();
        }"""
    )
    assert kinds == ["audio", "video"]


def test_the_server_comes_back_after_a_kill(live: LiveStack, visit: Visit) -> None:
    page = visit()
    live.kill_web()
    live.start_web()
    answer = page.reload()
    assert answer is not None
    assert answer.status == 200
