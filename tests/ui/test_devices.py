"""The camera, the microphone and the screen are for the pages that need them."""

import pytest
from django.test import Client

from tests import factories as make

pytestmark = pytest.mark.django_db


def allowed(client: Client, path: str) -> set[str]:
    policy = client.get(path)["Permissions-Policy"]
    return {part.split("=")[0] for part in policy.split(", ") if part.endswith("=(self)")}


@pytest.mark.parametrize("path", ["/", "/verify/", "/accounts/login/", "/no-such-page/"])
def test_no_page_may_ask_for_a_device(client: Client, path: str) -> None:
    assert allowed(client, path) == set()


def test_the_room_may_ask_for_the_microphone_and_the_studio_for_what_it_sends(client: Client) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(state="live", lecturers=[lecturer])
    client.force_login(lecturer)
    assert allowed(client, f"/webinars/{webinar.code}/room/") == {"microphone"}
    assert allowed(client, f"/webinars/{webinar.code}/studio/") == {"camera", "microphone", "display-capture"}
    assert allowed(client, f"/webinars/{webinar.code}/") == set()
