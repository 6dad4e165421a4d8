"""Everyone's hours of a webinar, and changing one person's by hand."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from credits.domain.appeals import make_appeal
from credits.domain.ledger import balance_of
from credits.domain.settle import settle_webinar
from credits.models import Attachment, Certificate, LedgerEntry
from tests import factories
from tests.credits import rows
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def everyone(webinar: Webinar) -> str:
    return reverse("credits:people", args=[webinar.code])


def one(webinar: Webinar, person: Any) -> str:
    return reverse("credits:person", args=[webinar.code, person.pk])


def test_the_list_says_what_each_has_and_why_not_more() -> None:
    webinar, person = rows.granted(minutes=62)
    late = rows.registered(webinar, name="Ахметова Жанар")
    rows.present(webinar, late, minutes=10)
    settle_webinar(webinar)
    text = rows.text_of(rows.client(webinar.created_by).get(everyone(webinar)))
    for said in (person.name, Certificate.objects.get().number, "Ахметова Жанар", "10:00 of 15:00"):
        assert said in text, said


def test_the_list_takes_a_fixed_number_of_queries(django_assert_max_num_queries: Any) -> None:
    webinar, _ = rows.granted()
    client = rows.client(webinar.created_by)
    with django_assert_max_num_queries(40) as few:
        client.get(everyone(webinar))
    for _ in range(4):
        rows.present(webinar, rows.registered(webinar), minutes=62)
    settle_webinar(webinar)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(everyone(webinar))


def test_a_figure_is_changed_with_a_reason_and_a_paper(bucket: Any) -> None:
    webinar, person = rows.granted(minutes=62)
    client = rows.client(webinar.created_by)
    data = {"credits": "1,5", "reason": "The school confirms a group sign-in.", "seen": "1"}
    response = client.post(one(webinar, person), data | {"file": rows.upload("attest.pdf")}, follow=True)
    assert "The hours are changed" in rows.text_of(response)
    entry = LedgerEntry.objects.latest("pk")
    assert (entry.kind, entry.credits, entry.by, entry.reason) == (
        "correct",
        Decimal("0.5"),
        webinar.created_by,
        data["reason"],
    )
    assert entry.attachment == Attachment.objects.get()
    mine = rows.text_of(rows.client(person).get(reverse("credits:computation", args=[webinar.code])))
    for said in (data["reason"], "attest.pdf", webinar.created_by.short_name):
        assert said in mine, said
    file = reverse("credits:file", args=[Attachment.objects.get().code])
    assert rows.client(person).get(file).status_code == 200
    assert rows.client(factories.person()).get(file).status_code == 404


def test_the_same_page_sent_twice_changes_once() -> None:
    webinar, person = rows.granted(minutes=62)
    client = rows.client(webinar.created_by)
    data = {"credits": "1.5", "reason": "Confirmed.", "seen": "1"}
    assert client.post(one(webinar, person), data).status_code == 302
    again = client.post(one(webinar, person), data)
    assert again.status_code == 422
    assert "The hours changed meanwhile" in rows.text_of(again)
    assert (LedgerEntry.objects.count(), balance_of(webinar, person)) == (2, Decimal("1.5"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"credits": "1.3"}, "Use a multiple of 0.25"),
        ({"credits": "-1"}, "greater than or equal to 0"),
        ({"credits": "1001"}, "less than or equal to 1000"),
        ({"credits": "many"}, "Enter a number"),
        ({"reason": "  "}, "required"),
        ({"seen": "x"}, "Enter a number"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(data: dict[str, str], says: str) -> None:
    webinar, person = rows.granted(minutes=62)
    good = {"credits": "1.5", "reason": "Confirmed.", "seen": "1"}
    response = rows.client(webinar.created_by).post(one(webinar, person), good | data)
    assert response.status_code == 422
    assert says in rows.text_of(response)
    assert LedgerEntry.objects.count() == 1


def test_who_may_look_and_who_may_change() -> None:
    webinar, person = rows.granted(minutes=62)
    data = {"credits": "1.5", "reason": "Confirmed.", "seen": "1"}
    lecturer = webinar.lecturers.get()
    for viewer, may_look, may_change in (
        (webinar.created_by, True, True),
        (factories.administrator(), True, True),
        (lecturer, True, False),
        (factories.auditor(), True, False),
        (person, False, False),
        (factories.organiser(), False, False),
        (factories.person(), False, False),
    ):
        client = rows.client(viewer)
        looks = 200 if may_look else 403
        assert client.get(everyone(webinar)).status_code == looks
        shown = client.get(one(webinar, person))
        assert shown.status_code == looks
        assert ("Change the hours by hand" in rows.text_of(shown)) is may_change
        if not may_change:
            assert client.post(one(webinar, person), data).status_code == 403
    assert rows.client().get(everyone(webinar)).status_code == 302
    assert LedgerEntry.objects.count() == 1


def test_an_address_tells_nothing_of_people_without_hours_here() -> None:
    webinar, _ = rows.granted()
    assert rows.client(webinar.created_by).get(one(webinar, factories.person())).status_code == 404


def test_a_lecturer_sees_that_somebody_contests_and_not_what_they_write() -> None:
    webinar, person = rows.granted(minutes=62)
    appeal = make_appeal(webinar, person, text="My line was cut.", asked=None)
    address = reverse("credits:appeal", args=[appeal.code])
    for viewer, may_read in ((webinar.created_by, True), (webinar.lecturers.get(), False)):
        client = rows.client(viewer)
        assert client.get(address).status_code == (200 if may_read else 403)
        for page in (everyone(webinar), one(webinar, person)):
            assert (address in client.get(page).content.decode()) is may_read
        assert "contests it" in rows.text_of(client.get(everyone(webinar)))
