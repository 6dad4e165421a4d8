"""What came of it: sums by node and region, and the files."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from tests import factories as make
from tests.materials.files import client_of
from tests.recommendations.written import consultation, first_node, participant, write
from webinars.models import Webinar
from webinars.recommendations.domain.moderating import hide_recommendation
from webinars.recommendations.domain.summary import Sums, summary_of
from webinars.recommendations.domain.supporting import support_recommendation
from webinars.recommendations.domain.writing import withdraw_recommendation
from webinars.recommendations.models import RecommendationKind

pytestmark = pytest.mark.django_db

ADD, CHANGE, KEEP = RecommendationKind.ADD, RecommendationKind.CHANGE, RecommendationKind.KEEP


def url(name: str, webinar: Webinar) -> str:
    return reverse(f"recommendations:{name}", args=[webinar.code])


def row(sums: Sums) -> tuple[str, list[int], int, int]:
    return sums.region.name_en if sums.region else "", sums.by_kind, sums.count, sums.supports


def rows_of(answer: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def discussed() -> Webinar:
    """Two from the north (one supports the south), one from the south, one without a name, one without a region."""
    webinar = consultation()
    north, south = make.region(name_en="North", name_kk="Солтүстік"), make.region(name_en="South", name_kk="Оңтүстік")
    first, second = webinar.nodes.order_by("order")
    people = [participant(webinar, region=region) for region in (north, north, south, south)]
    write(webinar, "Бірінші", by=people[0], node=first, kind=CHANGE)
    write(webinar, "Екінші", by=people[1], node=first, kind=KEEP)
    liked = write(webinar, "=SUM(A1)", by=people[2], node=first, kind=ADD)
    write(webinar, "Атсыз", by=people[3], node=second, kind=ADD, is_anonymous=True)
    for person in (people[0], people[3], participant(webinar)):
        support_recommendation(webinar, liked.code, by=person)
    hidden, withdrawn = write(webinar, by=people[0], node=second), write(webinar, by=people[2], node=second)
    for each in (hidden, withdrawn):
        support_recommendation(webinar, each.code, by=people[1])
    hide_recommendation(webinar, hidden.code, reason="Жарнама", by=webinar.created_by)
    withdraw_recommendation(webinar, withdrawn.code, by=people[2])
    return webinar


def test_it_is_summed_up_by_node_and_region() -> None:
    summary = summary_of(discussed())
    first, second = summary.nodes
    assert row(first.whole) == ("", [1, 1, 1, 0], 3, 3)
    assert [row(each) for each in first.regions] == [
        ("North", [1, 1, 0, 0], 2, 1),
        ("South", [0, 0, 1, 0], 1, 1),
        ("", [0, 0, 0, 0], 0, 1),
    ]
    assert [row(each) for each in second.regions] == [("", [0, 0, 1, 0], 1, 0)]
    assert [row(each) for each in summary.regions] == [
        ("North", [1, 1, 0, 0], 2, 1),
        ("South", [0, 0, 1, 0], 1, 1),
        ("", [0, 0, 1, 0], 1, 1),
    ]
    assert (row(summary.whole), summary.people) == (("", [1, 1, 2, 0], 4, 3), 5)


def test_a_region_stays_when_people_move() -> None:
    webinar = discussed()
    User.objects.update(organisation=make.organisation())
    assert [row(each)[0] for each in summary_of(webinar).regions] == ["North", "South", ""]


def test_the_team_and_auditors_read_the_summary() -> None:
    webinar = discussed()
    for reader in (webinar.created_by, webinar.lecturers.get(), make.auditor()):
        page = client_of(reader).get(url("summary", webinar)).content.decode()
        assert [text in page for text in ("Node 1.1", "North", "South", "Without a region")] == [True] * 4
        assert client_of(reader).get(url("summary_csv", webinar)).status_code == 200
        assert client_of(reader).get(url("all_csv", webinar)).status_code == 200
    empty = consultation()
    page = client_of(empty.created_by).get(url("summary", empty)).content.decode()
    assert "Nobody has recommended anything yet" in page


def test_the_summary_as_a_file() -> None:
    webinar = discussed()
    header, *rows = rows_of(client_of(webinar.created_by).get(url("summary_csv", webinar)))
    assert header[-6:] == ["Keep as it is", "Change", "Add", "Remove", "All", "Supports"]
    assert [each[1:] for each in rows] == [
        ["1.1", "Node 1.1", "North", "1", "1", "0", "0", "2", "1"],
        ["1.1", "Node 1.1", "South", "0", "0", "1", "0", "1", "1"],
        ["1.1", "Node 1.1", "", "0", "0", "0", "0", "0", "1"],
        ["1.2", "Node 1.2", "", "0", "0", "1", "0", "1", "0"],
    ]


def test_no_text_runs_as_a_formula_and_no_name_is_told_that_was_left_out() -> None:
    webinar = discussed()
    answer = client_of(webinar.created_by).get(url("all_csv", webinar))
    _header, *rows = rows_of(answer)
    assert [each[3:7] for each in rows] == [
        ["Add", "'=SUM(A1)", "3", "South"],
        ["Change", "Бірінші", "0", "North"],
        ["Keep as it is", "Екінші", "0", "North"],
        ["Add", "Атсыз", "0", ""],
    ]
    assert [bool(each[7]) for each in rows] == [True, True, True, False]
    assert answer["Content-Disposition"] == f'attachment; filename="recommendations-{webinar.code}.csv"'


@pytest.mark.parametrize("name", ["summary", "summary_csv", "all_csv"])
def test_it_asks_as_often_for_many_as_for_few(name: str) -> None:
    webinar = consultation()
    client = client_of(webinar.created_by)

    def queries(people: int) -> int:
        for _ in range(people):
            written = write(webinar, node=first_node(webinar), by=participant(webinar, region=make.region()))
            support_recommendation(webinar, written.code, by=participant(webinar, region=make.region()))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url(name, webinar)).status_code == 200
        return len(asked)

    queries(1)
    assert queries(1) == queries(5)
