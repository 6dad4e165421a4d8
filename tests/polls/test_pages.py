"""The pages of polls: the team, the auditor, the outsider; what was typed is kept; files without formulas."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories as make
from tests.polls.asked import OPTIONS, listener, opened, prepared
from webinars.models import Webinar
from webinars.polls.domain.moderating import hide_text
from webinars.polls.domain.running import close_poll
from webinars.polls.domain.voting import vote_poll
from webinars.polls.models import Poll

pytestmark = pytest.mark.django_db
FORM = {"kind": "single", "text": "Түсінікті ме?", "options": "Иә\n\nЖоқ\n", "can_change": "on", "shows_results": "on"}


@pytest.fixture(autouse=True)
def english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def page(name: str, webinar: Webinar, *args: Any) -> str:
    return reverse(f"polls:{name}", args=[webinar.code, *args])


def test_preparing_is_for_the_team_alone(client: Client) -> None:
    poll = prepared()
    webinar = poll.webinar
    pages = [page("edit", webinar), page("add", webinar), page("change", webinar, poll.code)]
    posts = [page(name, webinar, poll.code) for name in ("up", "down", "delete")]
    registered = make.registration(webinar).person
    for address in [*pages, *posts]:
        client.logout()
        send = client.get if address in pages else client.post
        assert send(address)["Location"].startswith(reverse("account_login"))
        for outsider in (registered, make.organiser(), make.lecturer()):
            client.force_login(outsider)
            assert send(address).status_code == 403
        client.force_login(make.auditor())
        assert send(address).status_code == (200 if address == pages[0] else 403)
    assert Poll.objects.count() == 1
    for member in (webinar.created_by, webinar.lecturers.get()):
        client.force_login(member)
        for address in pages:
            assert client.get(address).status_code == 200


def test_a_poll_is_prepared_changed_moved_and_deleted(client: Client) -> None:
    webinar = make.webinar()
    client.force_login(webinar.created_by)
    assert client.post(page("add", webinar), FORM)["Location"] == page("edit", webinar)
    poll = Poll.objects.get()
    assert (poll.text, poll.options, poll.can_change, poll.is_anonymous) == (
        "Түсінікті ме?",
        ["Иә", "Жоқ"],
        True,
        False,
    )
    assert 'value="single"' in client.get(page("change", webinar, poll.code)).content.decode()
    change = FORM | {"kind": "scale", "scale_max": "10", "low": "мүлдем", "high": "толық", "is_anonymous": "on"}
    client.post(page("change", webinar, poll.code), change)
    poll.refresh_from_db()
    assert (poll.kind, poll.scale_max, poll.options, poll.is_anonymous) == ("scale", 10, ["мүлдем", "толық"], True)
    assert "мүлдем" in client.get(page("change", webinar, poll.code)).content.decode()
    second = prepared(webinar)
    client.post(page("up", webinar, second.code))
    assert list(Poll.objects.values_list("code", flat=True)) == [second.code, poll.code]
    client.post(page("delete", webinar, second.code))
    assert Poll.objects.get() == poll


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": ""}, "Write what you want to ask."),
        ({"options": "Иә"}, "Write at least two answers to choose from."),
        ({"kind": "nonsense"}, "Select a valid choice."),
        ({"kind": "scale", "scale_max": "7"}, "Select a valid choice."),
    ],
)
def test_what_is_typed_stays_when_it_cannot_be_saved(client: Client, wrong: dict[str, str], said: str) -> None:
    webinar = make.webinar()
    client.force_login(webinar.created_by)
    response = client.post(page("add", webinar), FORM | {"text": "Түсінікті ме?"} | wrong)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Poll.objects.exists()
    assert (wrong.get("text", "Түсінікті ме?")) in response.content.decode()


def test_what_was_opened_cannot_be_changed(client: Client) -> None:
    poll = opened()
    client.force_login(poll.webinar.created_by)
    response = client.get(page("change", poll.webinar, poll.code))
    assert response["Location"] == page("results", poll.webinar, poll.code)
    client.post(page("delete", poll.webinar, poll.code))
    assert Poll.objects.exists()


def test_results_are_for_the_team_and_the_auditor(client: Client) -> None:
    poll = opened()
    voter = listener(poll)
    vote_poll(poll.webinar, poll.code, by=voter, choices=[1])
    for address in (page("results", poll.webinar, poll.code), page("csv", poll.webinar)):
        client.logout()
        assert client.get(address)["Location"].startswith(reverse("account_login"))
        for outsider in (voter, make.lecturer(), make.organiser()):
            client.force_login(outsider)
            assert client.get(address).status_code == 403
        for reader in (poll.webinar.created_by, make.auditor()):
            client.force_login(reader)
            assert voter.name in client.get(address).content.decode()
    other = make.webinar(created_by=poll.webinar.created_by)
    client.force_login(other.created_by)
    assert client.get(page("results", other, poll.code)).status_code == 404


@pytest.mark.parametrize("kind", ["single", "multiple", "scale", "words", "text"])
def test_each_kind_draws_its_results(client: Client, kind: str) -> None:
    poll = opened(kind=kind)
    answers: dict[str, dict[str, Any]] = {
        "single": {"choices": [0]},
        "multiple": {"choices": [0, 1]},
        "scale": {"number": 4},
        "words": {"words": ["мақсат"]},
        "text": {"text": "Рақмет"},
    }
    client.force_login(poll.webinar.created_by)
    assert "Nobody has answered." in client.get(page("results", poll.webinar, poll.code)).content.decode()
    vote_poll(poll.webinar, poll.code, by=listener(poll), **answers[kind])
    text = client.get(page("results", poll.webinar, poll.code)).content.decode()
    expected = {
        "single": f"<span>{OPTIONS[0]}</span><b>100 %",
        "multiple": f"<span>{OPTIONS[1]}</span><b>100 %",
        "scale": 'Mean: <b class="num">4.0</b>',
        "words": "мақсат",
        "text": "<li>Рақмет</li>",
    }
    assert expected[kind] in text
    assert ("Mean:" in text) == (kind == "scale")
    assert "style=" not in text


def test_nobody_is_shown_who_answered_an_anonymous_poll(client: Client) -> None:
    poll = opened(is_anonymous=True)
    voter = listener(poll)
    vote_poll(poll.webinar, poll.code, by=voter, choices=[1])
    for reader in (poll.webinar.created_by, make.auditor()):
        client.force_login(reader)
        for address in (page("results", poll.webinar, poll.code), page("csv", poll.webinar)):
            text = client.get(address).content.decode()
            assert OPTIONS[1] in text
            assert voter.name not in text
            assert voter.email not in text


def test_the_file_has_one_row_an_answer_and_no_formulas(client: Client) -> None:
    webinar = make.webinar(state="live")
    texts = opened(webinar, "text", text="=1+1?")
    hidden = vote_poll(webinar, texts.code, by=listener(texts), text="=HYPERLINK(1)")
    hide_text(webinar, texts.code, vote_id=hidden.pk, by=webinar.created_by)
    several = opened(webinar, "multiple", is_anonymous=True)
    for chosen in ([1], [0, 2]):
        vote_poll(webinar, several.code, by=listener(several), choices=chosen)
    close_poll(webinar, several.code, by=webinar.created_by)
    prepared(webinar)
    client.force_login(webinar.created_by)
    response = client.get(page("csv", webinar))
    assert response["Content-Disposition"] == f'attachment; filename="polls-{webinar.code}.csv"'
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))[1:]
    assert [row[:5] + row[6:] for row in rows] == [
        ["'=1+1?", "Open text", "'=HYPERLINK(1)", hidden.person.name, hidden.person.email, "yes"],
        [several.text, "Several answers", OPTIONS[1], "", "", ""],
        [several.text, "Several answers", f"{OPTIONS[0]}; {OPTIONS[2]}", "", "", ""],
    ]
    assert [bool(row[5]) for row in rows] == [True, False, False]


def test_lists_ask_as_often_for_three_as_for_one(client: Client) -> None:
    poll = opened()
    webinar = poll.webinar
    vote_poll(webinar, poll.code, by=listener(poll), choices=[0])
    client.force_login(webinar.created_by)
    addresses = [page("edit", webinar), page("results", webinar, poll.code), page("csv", webinar)]

    def queries() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as captured:
                assert client.get(address).status_code == 200
            counts.append(len(captured))
        return counts

    queries()
    one = queries()
    for _ in range(2):
        vote_poll(webinar, poll.code, by=listener(poll), choices=[0])
        prepared(webinar)
    assert queries() == one


def test_the_auditor_finds_what_was_asked_and_nothing_that_is_prepared(client: Client) -> None:
    asked = opened(text="Сұралды ма?")
    prepared(asked.webinar, text="Дайындалды ма?")
    client.force_login(make.auditor())
    text = client.get(page("edit", asked.webinar)).content.decode()
    assert "Сұралды ма?" in text
    assert "Дайындалды ма?" not in text
    assert "<form" not in text.split("<main")[1].split("</main>")[0]
