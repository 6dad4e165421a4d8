"""Every column of the report stands in each of its forms, with the same values: page, CSV, XLSX, PDF."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from html import unescape

import openpyxl
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from attendance.models import CheckNote, EndedHow, PresenceCheck
from credits.domain.ledger import correct_hours
from credits.domain.settle import settle_webinar
from credits.models import Assessment, Certificate
from quizzes.models import Attempt
from tests import factories as make
from tests.attendance import evidence
from tests.credits import rows
from webinars.models import ChatMessage, Webinar
from webinars.polls.models import Poll, PollVote
from webinars.questions.models import Question

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def alone() -> None:
    """Not here: with the columns and rules of higher apps."""


@dataclass
class Lecture:
    webinar: Webinar
    person: User
    quiz: Attempt
    certificate: Certificate

    @property
    def hash(self) -> str:
        return Assessment.objects.filter(person=self.person).latest("pk").inputs_hash

    def get(self, client: Client, name: str, query: str = ""):
        return client.get(reverse(f"attendance:{name}", args=[self.webinar.code]) + query)


@pytest.fixture
def lecture(client: Client) -> Lecture:
    """One person with something in every column, and one who did not come."""
    client.cookies["django_language"] = "en"
    webinar = rows.ended_webinar()
    assert webinar.started_at is not None
    team, began = webinar.created_by, webinar.started_at
    school = make.organisation(name_en="Lyceum 48", district="Akkol", region=make.region(name_en="Akmola"))
    person = make.registration(webinar, make.person(name="Б", email="b@school.kz", organisation=school)).person
    make.registration(webinar, make.person(name="Я", email="ya@school.kz"))
    evidence.span(webinar, person, 0, 600, how=EndedHow.DROPPED, max_skew_ms=7000)
    evidence.span(webinar, person, 640, 1000)
    evidence.span(webinar, person, 1100, 3005, user_agent="phone")
    evidence.span(webinar, person, 3102, 4800, user_agent="phone")
    evidence.fault(webinar, 3000, 3100)
    for number, at_s, kinds in ((1, 1005, ()), (2, 1200, ("shown", "answered")), (3, 2400, ("shown",))):
        at = began + timedelta(seconds=at_s)
        check = PresenceCheck.objects.create(
            webinar=webinar, number=number, source="lecturer", launched_by=team, launched_at=at, window_s=90
        )
        for after_s, kind in enumerate(kinds):
            CheckNote.objects.create(
                presence_check=check, person=person, kind=kind, at=at + timedelta(seconds=after_s * 5)
            )
    for number in range(2):
        poll = Poll.objects.create(
            webinar=webinar,
            text="?",
            options=["a", "b"],
            created_by=team,
            state="closed",
            opened_at=began,
            closed_at=began,
        )
        PollVote.objects.create(poll=poll, person=person, choices=[0], voted_at=began)
        ChatMessage.objects.create(webinar=webinar, person=person, text="!", nonce=f"c{number}", at=began)
    Question.objects.create(webinar=webinar, person=person, text="?", nonce="q")
    quiz = rows.attempt(webinar, person, pct=80)
    settle_webinar(webinar)
    correct_hours(webinar, person, credits=Decimal(2), reason="A group sign-in.", by=team)
    client.force_login(team)
    return Lecture(webinar, person, quiz, Certificate.objects.current().get(person=person))


def moment(at: datetime | None, form: str = "%Y-%m-%d %H:%M:%S") -> str:
    assert at is not None
    return timezone.localtime(at, timezone.get_fixed_timezone(300)).strftime(form)


def expected(lecture: Lecture) -> dict[str, str]:
    """As CSV has them."""
    webinar, person = lecture.webinar, lecture.person
    assert webinar.started_at is not None
    return {
        "Full name": "Б",
        "Organisation": "Lyceum 48",
        "District": "Akkol",
        "Region": "Akmola",
        "E-mail address": "b@school.kz",
        "Registered at (UTC+5)": moment(person.registrations.get().registered_at),
        "First join (UTC+5)": moment(webinar.started_at),
        "Last leave (UTC+5)": moment(webinar.started_at + timedelta(seconds=4800)),
        "Connections": "4",
        "Devices": "2",
        "Content, s": "5400",
        "Attended, s": "4700",
        "Attended": "1:18:20",
        "Attended, %": "87",
        "Bridged, s": "40",
        "Excused, s": "97",
        "Longest gap, s": "100",
        "Presence checks launched": "3",
        "Presence checks shown": "2",
        "Presence checks answered": "1",
        "Poll votes": "2",
        "Questions with a name": "1",
        "Chat messages": "2",
        "Flags": "The device's clock strayed",
        "What is flagged": "The device's clock strayed from the server's, in seconds: 7.",
        "Quiz, %": "80",
        "Quiz passed at (UTC+5)": moment(lecture.quiz.submitted_at),
        "Quiz attempts": "1",
        "Hours": "2",
        "Why not more": "",
        "Reason codes": "",
        "Hours that wait for the quiz": "",
        "Changed by hand": f"{webinar.created_by.short_name}: A group sign-in.",
        "Certificate No.": lecture.certificate.number,
        "Evidence hash": lecture.hash,
    }


def test_the_csv_has_all_columns(client: Client, lecture: Lecture) -> None:
    text = lecture.get(client, "report_csv").content.decode().removeprefix("\ufeff")
    first, second = csv.DictReader(io.StringIO(text), delimiter=";")
    assert first == expected(lecture)
    assert (second["Full name"], second["Presence checks launched"], second["Connections"]) == ("Я", "3", "0")


def test_the_workbook_has_the_same(client: Client, lecture: Lecture) -> None:
    book = openpyxl.load_workbook(io.BytesIO(lecture.get(client, "report_xlsx").content))
    lines = list(book["Participants"].iter_rows(values_only=True))
    head = next(number for number, line in enumerate(lines) if line[0] == "Full name")
    told = dict(zip(lines[head], lines[head + 1], strict=True))
    as_text = {
        key: f"{value:%Y-%m-%d %H:%M:%S}" if isinstance(value, datetime) else "" if value is None else str(value)
        for key, value in told.items()
    }
    assert as_text == expected(lecture)


def facts(text: str) -> list[dict[str, str]]:
    """What each row of the page says once it is opened."""
    sheets = re.findall(r"<details[^>]*><summary>.*?</summary>(.*?)</details></td>", text, re.DOTALL)
    pairs = [re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", sheet, re.DOTALL) for sheet in sheets]
    return [{unescape(label): unescape(value) for label, value in found} for found in pairs]


def test_each_row_of_the_page_opens_to_the_same(client: Client, lecture: Lecture) -> None:
    response = lecture.get(client, "report")
    first, second = facts(response.content.decode())
    wanted = expected(lecture)
    assert wanted.pop("Full name") == "Б"
    for label, value in wanted.items():
        if label.endswith("(UTC+5)"):
            value = f"{value[8:10]}.{value[5:7]}.{value[:4]}, {value[11:]}"
        assert first[label] == (value or "–"), label
    assert set(first) == set(wanted)
    assert (second["E-mail address"], second["Presence checks launched"]) == ("ya@school.kz", "3")
    assert (second["First join (UTC+5)"], second["Hours"]) == ("–", "0")
    assert second["Reason codes"] != "–"


def test_rows_are_opened_one_by_one_or_all_at_once(client: Client, lecture: Lecture) -> None:
    text = lecture.get(client, "report").content.decode()
    assert (text.count("<details><summary>All figures"), text.count("<details open>")) == (2, 0)
    assert 'href="?figures=all#people"' in text
    text = lecture.get(client, "report", "?figures=all&q=school&sort=attended").content.decode()
    assert (text.count("<details><summary>All figures"), text.count("<details open>")) == (0, 2)
    assert '<input type="hidden" name="figures" value="all">' in text
    assert 'href="?q=school&amp;sort=attended#people"' in text


def test_the_paper_has_the_same(client: Client, lecture: Lecture) -> None:
    paper = pypdfium2.PdfDocument(lecture.get(client, "report_pdf").content)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in paper).split())
    wanted = expected(lecture)
    for label in ("E-mail address", "Bridged, s", "Excused, s", "Presence checks launched", "Poll votes"):
        assert f"{label}: {wanted[label]}" in text
    for label in ("Questions with a name", "Chat messages", "Quiz attempts", "What is flagged", "Changed by hand"):
        assert f"{label}: {wanted[label]}" in text
    registered = lecture.person.registrations.get().registered_at
    assert f"Registered at (UTC+5): {moment(registered, '%d.%m.%Y, %H:%M:%S')}" in text
    assert f"Quiz passed at (UTC+5): {moment(lecture.quiz.submitted_at, '%d.%m.%Y, %H:%M:%S')}" in text
    assert f"Evidence hash: {' '.join(lecture.hash[place : place + 8] for place in range(0, 64, 8))}" in text
    line = text[text.index("Lyceum 48") : text.index("E-mail address: b@school.kz")]
    for told in ("78:20", "87", "2:17", "1:40", "1 / 2", "4 / 2", "80", lecture.certificate.number):
        assert told in line.replace(" ", "") or told in line, told
    assert "E-mail address: ya@school.kz" in text


@pytest.mark.parametrize("name", ["report", "report_pdf"])
def test_what_a_row_says_is_for_the_team_and_auditors(client: Client, lecture: Lecture, name: str) -> None:
    client.force_login(make.auditor())
    assert lecture.get(client, name).status_code == 200
    for who in (lecture.person, make.person(), make.lecturer(), make.organiser()):
        client.force_login(who)
        response = lecture.get(client, name, "?figures=all")
        assert response.status_code == 403
        assert b"ya@school.kz" not in response.content
        assert lecture.hash.encode() not in response.content
