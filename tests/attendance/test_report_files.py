"""The report as a workbook and as a paper."""

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

from attendance.domain import columns
from attendance.domain.columns import Column, ColumnSource, Summary
from attendance.domain.flag_columns import FlagColumns
from attendance.domain.seal import seal_webinar
from attendance.models import EndedHow
from tests import factories as make
from tests.attendance import evidence
from ui.xlsx_file import Sheet, write_xlsx

pytestmark = pytest.mark.django_db
FILES = ("report_csv", "report_xlsx", "report_pdf")


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


def get(client, webinar, name, query=""):
    return client.get(reverse(f"attendance:{name}", args=[webinar.code]) + query)


def book(response):
    return openpyxl.load_workbook(io.BytesIO(response.content))


def table(sheet):
    """The rows below the heading, which stands below what the sheet says of itself."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if all(row[:2]) and "Registered" in str(row) + "Registered at")
    head = next(
        number for number, row in enumerate(rows) if row[0] in {"Full name", "Region", "Organisation"} or number > 9
    )
    assert top <= head
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


def text_of(response):
    assert response["Content-Type"] == "application/pdf"
    paper = pypdfium2.PdfDocument(response.content)
    return [page.get_textpage().get_text_bounded() for page in paper]


class HoursColumns(ColumnSource):
    columns = (
        Column(
            "hours",
            "Hours",
            screen="always",
            summaries=(Summary("Earned", "count"), Summary("Hours", "sum", is_earned=True)),
        ),
        Column("quiz", "Quiz", screen="export", summaries=(Summary("Passed", "count"),)),
    )

    def values(self, webinar, people):
        return {line.person.pk: {"hours": Decimal("1.5")} for line in people if line.time.attended_s > 3000}


@pytest.fixture
def two_schools(webinar, monkeypatch):
    monkeypatch.setattr(columns, "_sources", [HoursColumns()])
    akmola = make.region(name_en="Akmola")
    lyceum = make.organisation(name_en="Lyceum 48", district="Akkol", region=akmola)
    village = make.organisation(name_en="Village school", district="Zerendi", region=akmola)
    first = make.registration(webinar, make.person(name="Б", organisation=lyceum)).person
    second = make.registration(webinar, make.person(name="Г", organisation=lyceum)).person
    third = make.registration(webinar, make.person(name="Я", organisation=village)).person
    evidence.span(webinar, first, 0, 5400)
    evidence.span(webinar, second, 0, 600, how=EndedHow.DROPPED)
    make.registration(webinar, make.person(name="=cmd|'/c calc'!A1"))
    return first, second, third


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("who", ["participant", "outsider", "another lecturer", "organiser elsewhere"])
def test_others_are_refused(client, webinar, name, who):
    evidence.span(webinar, make.registration(webinar, make.person(name="Құпия адам")).person, 0, 60)
    user = {
        "participant": lambda: make.registration(webinar).person,
        "outsider": make.person,
        "another lecturer": make.lecturer,
        "organiser elsewhere": make.organiser,
    }[who]()
    client.force_login(user)
    assert get(client, webinar, name).status_code == 403


@pytest.mark.parametrize("name", FILES)
def test_a_visitor_signs_in_first_and_nothing_is_changed(client, webinar, name):
    assert get(client, webinar, name).status_code == 302
    client.force_login(webinar.created_by)
    assert client.post(reverse(f"attendance:{name}", args=[webinar.code])).status_code == 405
    assert client.get(reverse(f"attendance:{name}", args=["nosuchcode"])).status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_a_webinar_that_never_began_gives_a_file_too(client, name):
    webinar = make.webinar()
    make.registration(webinar)
    client.force_login(webinar.created_by)
    assert get(client, webinar, name).status_code == 200


def test_the_workbook_has_people_and_sums(client, webinar, owner, two_schools):
    response = get(client, webinar, "report_xlsx")
    assert response["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert response["Content-Disposition"] == f'attachment; filename="attendance-{webinar.code}.xlsx"'
    workbook = book(response)
    assert workbook.sheetnames == ["Participants", "By region", "By district", "By organisation", "Breaks and faults"]
    people = table(workbook["Participants"])
    assert [row["Full name"] for row in people] == ["=cmd|'/c calc'!A1", "Б", "Г", "Я"]
    first = people[1]
    assert (first["Attended, s"], first["Attended, %"], first["Hours"]) == (5400, 100, 1.5)
    began = timezone.localtime(webinar.started_at).replace(tzinfo=None, microsecond=0)
    assert first["First join (UTC+5)"] == began
    assert people[3]["First join (UTC+5)"] is None
    schools = [tuple(row.values()) for row in table(workbook["By organisation"])]
    assert schools == [
        ("Lyceum 48", "Akkol, Akmola", 2, 2, 6000, 1, 1.5),
        ("Village school", "Zerendi, Akmola", 1, 0, 0, 0, 0),
        ("No organisation", None, 1, 0, 0, 0, 0),
        ("All", None, 4, 2, 6000, 1, 1.5),
    ]


def test_no_text_of_a_workbook_is_a_formula_or_a_link(client, webinar, owner, two_schools):
    for cell in book(get(client, webinar, "report_xlsx"))["Participants"]["A"]:
        assert cell.data_type != "f"
        assert cell.hyperlink is None
    content = write_xlsx([Sheet("a/b[1]", ["=1+1", "x"], [["=HYPERLINK(1)", "http://example.kz"], ["+7", "\x07"]])])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.data_type for row in sheet.iter_rows() for cell in row] == ["s"] * 6
    assert sheet["A2"].value == "=HYPERLINK(1)"
    assert sheet["A2"].quotePrefix
    assert not sheet["B2"].quotePrefix


def test_sheets_of_one_name_are_told_apart():
    sheets = [Sheet("Өңірлер бойынша өте ұзын атау болған кезде", ["a"], [])] * 2
    names = openpyxl.load_workbook(io.BytesIO(write_xlsx(sheets))).sheetnames
    assert len(set(names)) == 2
    assert max(map(len, names)) <= 31


@pytest.mark.parametrize(
    ("language", "heading", "district"),
    [
        ("kk", "Қатысу есебі", "Аудандар бойынша"),
        ("ru", "Отчёт о посещении", "По районам"),
        ("en", "Attendance report", "By district"),
    ],
)
def test_the_paper_comes_in_each_language(client, webinar, owner, two_schools, language, heading, district):
    evidence.pause(webinar, 1200, 1500)
    evidence.fault(webinar, 3000, 3100)
    response = get(client, webinar, "report_pdf", f"?language={language}")
    assert response.status_code == 200
    text = "\n".join(text_of(response))
    assert {"kk": "Бағалау дескрипторлары", "ru": "Дескрипторы оценивания", "en": "Assessment descriptors"}[
        language
    ] in text
    assert "=cmd|'/c calc'!A1" in text
    if language == "en":
        assert heading in text
        assert district in text
        assert "Lyceum 48" in text
        assert "1.5" in text


def test_an_unknown_language_is_the_readers(client, webinar, owner):
    assert "Attendance report" in text_of(get(client, webinar, "report_pdf", "?language=xx"))[0]


def test_typst_code_in_a_name_is_a_name(client, webinar, owner):
    make.registration(webinar, make.person(name='#panic("x") $ * _ @a <b>'))
    assert '#panic("x") $ * _ @a <b>' in "\n".join(text_of(get(client, webinar, "report_pdf")))


@pytest.mark.parametrize("name", ["report", *FILES])
def test_the_number_of_queries_does_not_grow(client, webinar, owner, name):
    counts = []
    for people in (1, 4):
        for _ in range(people):
            someone = make.person(organisation=make.organisation())
            evidence.span(webinar, make.registration(webinar, someone).person, 0, 60)
        get(client, webinar, name)
        with CaptureQueriesContext(connection) as queries:
            get(client, webinar, name)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 22


# --- sums and sorting on the page -------------------------------------------------------------------------------------


def test_the_page_adds_up_by_region_district_and_organisation(client, webinar, owner, two_schools):
    summary = get(client, webinar, "report").context["summary"]
    assert [str(tab.label) for tab in summary.tabs] == ["By region", "By district", "By organisation"]
    assert [(row.name, row.registered, row.came) for row in summary.rows] == [
        ("Akmola", 3, 2),
        ("No organisation", 1, 0),
    ]
    summary = get(client, webinar, "report", "?by=organisation").context["summary"]
    assert [(row.name, [cell.text for cell in row.cells]) for row in summary.rows] == [
        ("Lyceum 48", ["1", "1.5"]),
        ("Village school", ["0", "0"]),
        ("No organisation", ["0", "0"]),
    ]
    assert [str(one.heading) for one in summary.summaries] == ["Earned", "Hours"]
    assert get(client, webinar, "report", "?by=nonsense").context["summary"].label == "Region"


def test_a_group_leads_to_its_people(client, webinar, owner, two_schools):
    row = get(client, webinar, "report", "?by=organisation").context["summary"].rows[0]
    found = get(client, webinar, "report", row.address).context["rows"]
    assert [one.line.person.name for one in found] == ["Б", "Г"]


def test_many_groups_are_shown_when_asked_for(client, webinar, owner):
    for _ in range(15):
        make.registration(webinar, make.person(organisation=make.organisation()))
    summary = get(client, webinar, "report", "?by=organisation").context["summary"]
    assert (len(summary.rows), summary.more_count) == (12, 3)
    assert len(get(client, webinar, "report", summary.more).context["summary"].rows) == 15


@pytest.mark.parametrize(
    ("query", "first"), [("?sort=hours", "Б"), ("?sort=hours&reverse=1", "Б"), ("?sort=quiz", "=")]
)
def test_people_are_sorted_by_columns_of_higher_apps(client, webinar, owner, two_schools, query, first):
    """Who has no value stands last either way; a column that is in files only is no order of the page."""
    rows = get(client, webinar, "report", query).context["rows"]
    assert rows[0].line.person.name.startswith(first)


def test_polls_stand_on_the_curve(client, webinar, owner, two_schools):
    from webinars.polls.models import Poll

    Poll.objects.create(
        webinar=webinar,
        text="Ready?",
        options=["Yes", "No"],
        state="closed",
        opened_at=webinar.started_at + timedelta(minutes=45),
        closed_at=webinar.started_at + timedelta(minutes=46),
        created_by=webinar.created_by,
    )
    response = get(client, webinar, "report")
    assert response.context["chart"].polls == ["50%"]
    assert "Ready?" in response.content.decode()


# --- flags and the seal -----------------------------------------------------------------------------------------------


def test_flags_are_named_and_the_seal_stands_on_each(client, webinar, owner, monkeypatch):
    monkeypatch.setattr(columns, "_sources", [FlagColumns()])
    webinar.started_at -= timedelta(minutes=10)
    webinar.ended_at -= timedelta(minutes=10)
    webinar.save()
    for name in ("Б", "Г"):
        evidence.span(webinar, make.registration(webinar, make.person(name=name)).person, 7, 3333)
    make.registration(webinar, make.person(name="Я"))
    head = seal_webinar(webinar).head
    response = get(client, webinar, "report", "?group=flagged")
    assert [row.line.person.name for row in response.context["rows"]] == ["Б", "Г"]
    assert head in response.content.decode()
    first = table(book(get(client, webinar, "report_xlsx"))["Participants"])[0]
    assert first["Flags"]
    assert "2" in first["What is flagged"]
    assert head[:8] in "\n".join(text_of(get(client, webinar, "report_pdf")))


def test_breaks_and_faults_are_listed_with_their_cause(client, webinar, owner):
    evidence.pause(webinar, 1200, 1800)
    evidence.fault(webinar, 600, 690)
    evidence.span(webinar, make.registration(webinar).person, 0, 5400)
    rows = list(book(get(client, webinar, "report_xlsx"))["Breaks and faults"].iter_rows(values_only=True))
    assert [(row[0], row[3]) for row in rows[-2:]] == [
        ("The lecturer's broadcast was down · excused", 90),
        ("Break", 600),
    ]
    page = get(client, webinar, "report").content.decode()
    assert "broadcast was down · excused" in page
    assert "broadcast was down · excused" in " ".join("\n".join(text_of(get(client, webinar, "report_pdf"))).split())
