"""A query whose SQL is made once finds what the queryset finds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from tests import factories as make
from ui.prepared import Prepared, keep_related, values_of
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def test_it_finds_the_row_that_is_asked_for_in_one_query() -> None:
    of_key = Prepared(lambda key: User.objects.filter(pk=key), 0)
    people = [make.person(name=name, roles=[Role.LECTURER]) for name in ("Асель", "Данияр")]
    for person in people:
        with CaptureQueriesContext(connection) as queries:
            found = of_key.first(person.pk)
        assert found == person
        assert len(queries) == 1
        assert {field.attname: getattr(found, field.attname) for field in User._meta.concrete_fields} == {
            field.attname: getattr(User.objects.filter(pk=person.pk).get(), field.attname)
            for field in User._meta.concrete_fields
        }
    assert of_key.first(0) is None


def test_a_row_that_is_found_can_be_changed_and_saved() -> None:
    person = make.person()
    found = Prepared(lambda key: User.objects.filter(pk=key), 0).first(person.pk)
    assert found is not None
    found.name = "Новое имя"
    found.save()
    person.refresh_from_db()
    assert person.name == "Новое имя"


def test_values_go_to_their_places_and_what_is_fixed_stays() -> None:
    soon = Prepared(
        lambda after, before: Webinar.objects.filter(state="live", starts_at__lt=before, starts_at__gt=after),
        timezone.now() - timedelta(days=1),
        timezone.now(),
    )
    now = timezone.now()
    live = make.webinar(state="live", starts_at=now)
    make.webinar(state="published", starts_at=now)
    assert soon.first(now - timedelta(hours=1), now + timedelta(hours=1)) == live
    assert soon.first(now + timedelta(hours=1), now + timedelta(hours=2)) is None


def test_a_sample_that_stands_nowhere_or_twice_is_an_error() -> None:
    for build in (lambda key: User.objects.all(), lambda key: User.objects.filter(pk=key, organisation=key)):
        with pytest.raises(ValueError, match="once"):
            Prepared(build, 5).first(5)


def test_a_person_is_got_as_everywhere_in_django() -> None:
    person = make.person()
    assert User.objects.get(pk=person.pk) == User.objects.get(pk=str(person.pk)) == User.objects.get(email=person.email)
    with pytest.raises(User.DoesNotExist):
        User.objects.get(pk=0)
    with pytest.raises(ValueError, match="expected a number"):
        User.objects.get(pk="nobody")


def test_all_rows_come_in_the_order_of_the_queryset() -> None:
    for name in ("Б", "А", "В"):
        make.person(name=name)
    someone = make.person(name="Г")
    others = Prepared(lambda key: User.objects.exclude(pk=key).order_by("-name"), 0)
    assert [person.name for person in others.all(someone.pk)] == ["В", "Б", "А"]
    User.objects.exclude(pk=someone.pk).delete()
    assert others.all(someone.pk) == []


def test_related_rows_that_were_read_apart_are_not_asked_for_again() -> None:
    webinar = make.webinar()
    lecturers = list(webinar.lecturers.all())
    bare = Webinar.objects.get(pk=webinar.pk)
    keep_related(bare, "lecturers", lecturers)
    keep_related(bare, "moderators", [])
    with CaptureQueriesContext(connection) as queries:
        assert list(bare.lecturers.all()) == lecturers
        assert bare.is_taught_by(lecturers[0])
        assert not bare.is_moderated_by(lecturers[0])
    assert len(queries) == 0
    assert bare.lecturers.filter(pk=lecturers[0].pk).count() == 1
    assert bare.lecturers.filter(pk=make.person().pk).count() == 0


def test_two_readings_of_a_row_are_the_same_until_a_column_changes() -> None:
    webinar = make.webinar()
    before = values_of(Webinar.objects.get(pk=webinar.pk), but={"event_seq"})
    Webinar.objects.filter(pk=webinar.pk).update(event_seq=5)
    assert values_of(Webinar.objects.get(pk=webinar.pk), but={"event_seq"}) == before
    Webinar.objects.filter(pk=webinar.pk).update(length_min=45)
    assert values_of(Webinar.objects.get(pk=webinar.pk), but={"event_seq"}) != before
