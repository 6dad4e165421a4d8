"""Attendance and hours of one's own people: who sees whom, and what stands in the files."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import openpyxl
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from attendance.domain.report import attendance_for
from credits.domain.settle import settle_webinar
from credits.domain.terms import terms_of
from credits.models import Policy
from tests import factories as make
from tests.attendance import evidence

pytestmark = pytest.mark.django_db
DOORS = ("staff", "staff_csv", "staff_xlsx", "staff_pdf")


@pytest.fixture(autouse=True)
def in_english(client):
    client.cookies["django_language"] = "en"


@pytest.fixture
def district():
    return make.organisation(name_en="District department", kind="department")


@pytest.fixture
def school(district):
    return make.organisation(name_en="Lyceum 48", parent=district)


@pytest.fixture
def other_school(district):
    return make.organisation(name_en="School 7", parent=district)


@pytest.fixture
def webinar():
    """Ended 90 minutes after it began, ten minutes ago; its hours are those of CPD-60."""
    begin = timezone.now() - timedelta(minutes=100)
    made = make.webinar(state="ended", started_at=begin, starts_at=begin, ended_at=begin + timedelta(minutes=90))
    terms = terms_of(made)
    terms.policy_version = Policy.objects.get(slug="cpd-60").latest
    terms.save()
    return made


@pytest.fixture
def teachers(webinar, school, other_school):
    """One of the school who was there for an hour, one who was not, one of the other school, one of nowhere."""
    came = make.registration(webinar, make.person(name="Әбдірахманова Гүлнұр", organisation=school)).person
    absent = make.person(name="Болатов Серік", organisation=school)
    elsewhere = make.registration(webinar, make.person(name="Құпия адам", organisation=other_school)).person
    stranger = make.registration(webinar, make.person(name="Бөтен адам")).person
    for person in (came, elsewhere, stranger):
        evidence.span(webinar, person, 0, 3600)
    settle_webinar(webinar)
    return came, absent, elsewhere, stranger


def head_of(organisation):
    return make.person(Role.HEAD, name="Яна Басшы", organisation=organisation)


def get(client, name="staff", query=""):
    return client.get(reverse(f"credits:{name}") + query)


def names(response):
    return [line.person.name for line in response.context["lines"]]


def test_a_head_sees_the_own_school_alone(client, school, teachers):
    client.force_login(head_of(school))
    response = get(client)
    assert names(response) == ["Әбдірахманова Гүлнұр", "Болатов Серік", "Яна Басшы"]
    for name in DOORS:
        shown = get(client, name)
        assert shown.status_code == 200
        if name != "staff_xlsx":
            text = shown.content.decode() if name != "staff_pdf" else text_of(shown)
            assert "Құпия" not in text
            assert "Бөтен" not in text


def test_a_head_of_a_district_sees_the_schools_below(client, district, teachers):
    client.force_login(head_of(district))
    assert names(get(client)) == ["Әбдірахманова Гүлнұр", "Болатов Серік", "Құпия адам", "Яна Басшы"]


def test_an_organiser_sees_everybody_of_the_own_webinars(client, webinar, teachers):
    client.force_login(webinar.created_by)
    assert names(get(client)) == ["Әбдірахманова Гүлнұр", "Бөтен адам", "Құпия адам"]
    client.force_login(make.organiser())
    assert names(get(client)) == []
    assert names(get(client, query="?scope=staff")) == []


@pytest.mark.parametrize("name", DOORS)
def test_others_are_refused(client, school, teachers, name):
    for user in (teachers[0], make.lecturer(organisation=school), make.auditor(), make.person(Role.HEAD)):
        client.force_login(user)
        response = get(client, name, "?scope=webinars")
        assert response.status_code == 403
        assert "Құпия" not in response.content.decode()
    client.logout()
    assert get(client, name).status_code == 302


def test_its_figures_are_those_of_the_webinar(client, school, webinar, teachers):
    client.force_login(head_of(school))
    line = get(client).context["lines"][0]
    (visit,) = line.visits
    time = attendance_for(webinar, teachers[0]).time
    assert (visit.attended_s, visit.content_s) == (time.attended_s, time.content_s) == (3600, 5400)
    assert (line.came, line.attended_s, line.hours, visit.percent) == (1, 3600, Decimal(1), 66)
    assert visit.certificate


def test_the_files_say_the_same(client, school, webinar, teachers):
    client.force_login(head_of(school))
    text = get(client, "staff_csv").content.decode()
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert (row["Full name"], row["Attended, s"], row["Hours"]) == ("Әбдірахманова Гүлнұр", "3600", "1")
    book = openpyxl.load_workbook(io.BytesIO(get(client, "staff_xlsx").content))
    assert book.sheetnames == ["People", "Attendance"]
    people = [row[0] for row in book["People"].iter_rows(min_row=6, values_only=True)]
    assert people == ["Full name", "Әбдірахманова Гүлнұр", "Болатов Серік", "Яна Басшы"]
    paper = text_of(get(client, "staff_pdf"))
    assert "Әбдірахманова Гүлнұр" in paper
    assert "No webinars in this period." in paper


def text_of(response):
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(response.content))


def test_formulas_are_texts_in_each_file(client, school):
    make.person(name="=1+1", organisation=school)
    client.force_login(head_of(school))
    sheet = openpyxl.load_workbook(io.BytesIO(get(client, "staff_xlsx").content))["People"]
    assert {cell.data_type for cell in sheet["A"]} <= {"s", "n"}


@pytest.mark.parametrize(
    ("query", "visits"),
    [
        ("", 1),
        ("?since=2020-01-01&until=2020-12-31", 0),
        ("?since=nonsense&until=99999999&show=-1&scope=x", 1),
        ("?q=lyceum", 1),
        ("?q=%00", 1),
    ],
)
def test_the_period_is_chosen(client, school, teachers, query, visits):
    client.force_login(head_of(school))
    response = get(client, query=query)
    assert response.status_code == 200
    assert sum(len(line.visits) for line in response.context["lines"]) == visits


def test_the_number_of_queries_does_not_grow(client, school, webinar, teachers):
    client.force_login(head_of(school))
    counts = []
    for more in (1, 3):
        for _ in range(more):
            ended = make.webinar(state="ended")
            make.registration(ended, make.person(organisation=school))
        get(client)
        with CaptureQueriesContext(connection) as queries:
            get(client)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 14
