"""The report on screen and as a file: who may see it, what it says, how many queries it takes."""

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from attendance.domain import columns
from attendance.domain.columns import Column, ColumnSource, Figure
from attendance.models import EndedHow
from tests import factories as make
from tests.attendance import evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def webinar():
    return make.webinar(state="ended")


@pytest.fixture(autouse=True)
def in_english(client):
    client.cookies["django_language"] = "en"


@pytest.fixture
def owner(client, webinar):
    client.force_login(webinar.created_by)
    return webinar.created_by


def page(client, webinar, query="", name="report"):
    return client.get(reverse(f"attendance:{name}", args=[webinar.code]) + query)


@pytest.fixture(params=["report", "report_csv"])
def door(request):
    return request.param


@pytest.mark.parametrize("who", ["creator", "colleague", "lecturer", "auditor", "administrator"])
def test_the_team_and_auditors_see_it(client, webinar, door, who):
    user = {
        "creator": lambda: webinar.created_by,
        "colleague": lambda: make.organiser(organisation=webinar.organisation),
        "lecturer": lambda: webinar.lecturers.get(),
        "auditor": make.auditor,
        "administrator": make.administrator,
    }[who]()
    client.force_login(user)
    make.registration(webinar, make.person(name="Көрінетін адам"))
    response = page(client, webinar, name=door)
    assert response.status_code == 200
    assert "Көрінетін адам" in response.content.decode()


@pytest.mark.parametrize("who", ["participant", "outsider", "another lecturer", "organiser elsewhere"])
def test_others_are_refused(client, webinar, door, who):
    hidden = make.registration(webinar, make.person(name="Құпия адам")).person
    evidence.span(webinar, hidden, 0, 60)
    user = {
        "participant": lambda: make.registration(webinar).person,
        "outsider": make.person,
        "another lecturer": make.lecturer,
        "organiser elsewhere": make.organiser,
    }[who]()
    client.force_login(user)
    response = page(client, webinar, name=door)
    assert response.status_code == 403
    assert "Құпия" not in response.content.decode()


def test_a_visitor_signs_in_first(client, webinar, door):
    response = page(client, webinar, name=door)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_an_unknown_webinar_is_not_found(client, owner, door):
    assert client.get(reverse(f"attendance:{door}", args=["nosuchcode"])).status_code == 404


def test_reading_is_all_that_it_does(client, webinar, owner, door):
    assert client.post(reverse(f"attendance:{door}", args=[webinar.code])).status_code == 405


def test_it_says_who_came_for_how_long(client, webinar, owner):
    person = make.registration(webinar, make.person(name="Әбдірахманова Гүлнұр")).person
    make.registration(webinar, make.person(name="Ярова Анна"))
    evidence.span(webinar, person, -60, 600, how=EndedHow.DROPPED)
    evidence.span(webinar, person, 640, 5400)
    text = page(client, webinar).content.decode()
    assert "Әбдірахманова Гүлнұр" in text
    assert "90:00" in text
    assert "did not come" in text
    assert text.index("Әбдірахманова") < text.index("Ярова")


@pytest.mark.parametrize("people", [1, 3])
def test_the_number_of_queries_does_not_grow(client, webinar, owner, people, django_assert_num_queries):
    for _ in range(people):
        organisation = make.organisation()
        evidence.span(webinar, make.registration(webinar, make.person(organisation=organisation)).person, 0, 60)
    page(client, webinar)
    with django_assert_num_queries(17):
        page(client, webinar)


def test_before_the_start_there_is_a_page_that_says_so(client):
    webinar = make.webinar()
    client.force_login(webinar.created_by)
    response = page(client, webinar)
    assert response.status_code == 200
    assert "There is no attendance yet" in response.content.decode()


def test_an_empty_room_is_no_error(client, webinar, owner):
    assert "Nobody registered, and nobody came" in page(client, webinar).content.decode()


def names(response):
    return [row.line.person.name for row in response.context["rows"]]


@pytest.fixture
def three(webinar):
    region = make.region(name_en="Akmola")
    school = make.organisation(name_en="Lyceum 48", region=region)
    people = {
        "Б": make.registration(webinar, make.person(name="Б", email="b@school.kz", organisation=school)).person,
        "Ә": make.registration(webinar, make.person(name="Ә")).person,
        "Я": make.registration(webinar, make.person(name="Я")).person,
    }
    evidence.span(webinar, people["Б"], 0, 100)
    evidence.span(webinar, people["Ә"], 50, 5000)
    return people


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Ә", "Б", "Я"]),
        ("?reverse=1", ["Я", "Б", "Ә"]),
        ("?sort=attended", ["Ә", "Б", "Я"]),
        ("?sort=attended&reverse=1", ["Я", "Б", "Ә"]),
        ("?sort=joined", ["Б", "Ә", "Я"]),
        ("?sort=joined&reverse=1", ["Ә", "Б", "Я"]),
        ("?sort=nonsense&group=nonsense&show=-5&reverse=x", ["Ә", "Б", "Я"]),
        ("?show=99999999999999999999", ["Ә", "Б", "Я"]),
        ("?group=came", ["Ә", "Б"]),
        ("?group=absent", ["Я"]),
        ("?q=LYCEUM", ["Б"]),
        ("?q=akmola+b@school", ["Б"]),
        ("?q=%00", ["Ә", "Б", "Я"]),
        ("?q=nobody", []),
    ],
)
def test_it_is_searched_filtered_and_sorted(client, webinar, owner, three, query, expected):
    response = page(client, webinar, query)
    assert response.status_code == 200
    assert names(response) == expected


def test_it_shows_a_hundred_and_offers_more(client, webinar, owner):
    for _ in range(103):
        make.registration(webinar)
    response = page(client, webinar)
    assert len(names(response)) == 100
    assert "3 more people" in response.content.decode()
    assert len(names(page(client, webinar, "?show=200"))) == 103


def test_what_is_written_by_people_is_escaped(client, webinar, owner):
    make.registration(webinar, make.person(name="<script>alert(1)</script>"))
    assert "<script>alert" not in page(client, webinar, "?q=<script>").content.decode()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_comma_of_the_language_gets_into_a_drawing(client, webinar, owner, language):
    person = make.registration(webinar).person
    evidence.span(webinar, person, 7, 3333)
    evidence.pause(webinar, 1111, 1333)
    evidence.fault(webinar, 2222, 2333)
    client.cookies["django_language"] = language
    for address in (
        reverse("attendance:report", args=[webinar.code]),
        reverse("attendance:person", args=[webinar.code, person.pk]),
    ):
        text = client.get(address).content.decode()
        for attribute in (' x="', ' width="', ' x1="', ' d="', ' y="'):
            for piece in text.split(attribute)[1:]:
                assert "," not in piece.split('"')[0]


# --- the file ---------------------------------------------------------------------------------------------------------


def table(response):
    text = response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))


def test_the_file_has_a_row_a_person(client, webinar, owner):
    webinar.created_by.time_zone = "Asia/Almaty"
    organisation = make.organisation(name_en="Lyceum 48", district="Akkol", region=make.region(name_en="Akmola"))
    person = make.registration(webinar, make.person(name="Б", email="b@school.kz", organisation=organisation)).person
    make.registration(webinar, make.person(name="Я"))
    evidence.span(webinar, person, 0, 600, how=EndedHow.DROPPED)
    evidence.span(webinar, person, 640, 1000)
    evidence.span(webinar, person, 1100, 4800, user_agent="phone")
    response = page(client, webinar, name="report_csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert webinar.code in response["Content-Disposition"]
    first, second = table(response)
    assert first["Full name"] == "Б"
    assert (first["Organisation"], first["District"], first["Region"]) == ("Lyceum 48", "Akkol", "Akmola")
    assert first["E-mail address"] == "b@school.kz"
    assert first["First join (UTC+5)"] == timezone.localtime(webinar.started_at).strftime("%Y-%m-%d %H:%M:%S")
    assert (first["Connections"], first["Devices"]) == ("3", "2")
    assert (first["Content, s"], first["Attended, s"], first["Attended"]) == ("5400", "4700", "1:18:20")
    assert first["Attended, %"] == "87"
    assert (first["Bridged, s"], first["Excused, s"], first["Longest gap, s"]) == ("40", "0", "100")
    assert (second["Full name"], second["Attended, s"], second["First join (UTC+5)"]) == ("Я", "0", "")


@pytest.mark.parametrize("name", ["=1+1", "+7", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_a_name_never_becomes_a_formula(client, webinar, owner, name):
    make.registration(webinar, make.person(name=name))
    (row,) = table(page(client, webinar, name="report_csv"))
    assert row["Full name"].lstrip() == f"'{name}".strip() or row["Full name"] == f"'{name}"


class HoursColumns(ColumnSource):
    columns = (
        Column("hours", "Hours", screen="always", is_earned=True),
        Column("note", "=Note", screen="export", is_figure=False),
    )

    def values(self, webinar, people):
        return {line.person.pk: {"hours": Decimal("1.5"), "note": "=x"} for line in people if line.came}

    def figures(self, webinar, people):
        return [Figure("hours granted", "1.5", is_earned=True)]


def test_higher_apps_add_columns(client, webinar, owner, monkeypatch):
    monkeypatch.setattr(columns, "_sources", [HoursColumns()])
    evidence.span(webinar, make.registration(webinar, make.person(name="Б")).person, 0, 60)
    make.registration(webinar, make.person(name="Я"))
    text = page(client, webinar).content.decode()
    assert '<b class="earned">1.5</b>' in text
    assert "hours granted" in text
    assert "<dt>=Note</dt><dd>=x</dd>" in text  # where the row is opened
    assert text.count("=Note") == 2
    first, second = table(page(client, webinar, name="report_csv"))
    assert (first["Hours"], first["'=Note"], second["Hours"]) == ("1,5", "'=x", "")


# --- one person -------------------------------------------------------------------------------------------------------


def test_a_person_is_explained_from_spans_to_result(client, owner, webinar):
    person = make.registration(webinar, make.person(name="Әбдірахманова Гүлнұр")).person
    evidence.pause(webinar, 1200, 1500)
    evidence.fault(webinar, 3000, 3100)
    evidence.span(webinar, person, -60, 1000, how=EndedHow.DROPPED)
    evidence.span(webinar, person, 1046, 3000)
    evidence.span(webinar, person, 3108, 5000)
    evidence.span(webinar, person, 4900, 5400, user_agent="phone", device_label="Android 13, Chrome 131")
    response = client.get(reverse("attendance:person", args=[webinar.code, person.pk]))
    assert response.status_code == 200
    steps = [(step.sign, step.change_s, step.sum_s) for step in response.context["steps"]]
    assert steps == [
        ("minus", 100, 5306),
        ("plus", 46, 5352),
        ("minus", 360, 4992),
        ("plus", 108, 5100),
    ]
    text = response.content.decode()
    assert "Android 13, Chrome 131" in text
    assert "37.151.84.19" in text
    assert response.context["time"].attended_s == 5100


@pytest.mark.parametrize("who", ["participant", "outsider"])
def test_nobody_reads_about_others(client, webinar, who):
    other = make.registration(webinar, make.person(name="Құпия адам")).person
    evidence.span(webinar, other, 0, 60)
    client.force_login(make.registration(webinar).person if who == "participant" else make.person())
    response = client.get(reverse("attendance:person", args=[webinar.code, other.pk]))
    assert response.status_code == 403
    assert "Құпия" not in response.content.decode()


def test_a_stranger_to_the_webinar_has_no_page_in_it(client, owner, webinar):
    assert client.get(reverse("attendance:person", args=[webinar.code, make.person().pk])).status_code == 404


def test_a_participant_reads_their_own(client, webinar):
    person = make.registration(webinar).person
    evidence.span(webinar, person, 0, 5400)
    client.force_login(person)
    response = page(client, webinar, name="own")
    assert response.status_code == 200
    assert response.context["time"].attended_s == 5400
    client.force_login(make.person())
    assert page(client, webinar, name="own").status_code == 403
    client.logout()
    assert page(client, webinar, name="own").status_code == 302


def test_one_who_was_not_there_is_told_so(client, webinar):
    client.force_login(make.registration(webinar).person)
    assert "You were not in the room" in page(client, webinar, name="own").content.decode()


def test_it_leads_to_the_hours_of_everyone_when_it_is_over(client, webinar, owner):
    make.registration(webinar)
    address = reverse("credits:people", args=[webinar.code])
    assert f'href="{address}"' in page(client, webinar).content.decode()
    assert client.get(address).status_code == 200
    live = make.webinar(state="live", created_by=owner, organisation=webinar.organisation)
    assert reverse("credits:people", args=[live.code]) not in page(client, live).content.decode()
