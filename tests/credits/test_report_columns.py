"""Credit in the files of the attendance report: hours, why not more in words and codes, the hash of the evidence."""

import csv
import io

import pytest
from django.urls import reverse

from credits.domain.settle import settle_webinar
from credits.domain.terms import terms_of
from credits.models import Assessment, Policy
from tests import factories as make
from tests.attendance import evidence

pytestmark = pytest.mark.django_db


def test_the_file_says_hours_reasons_and_the_hash(client):
    client.cookies["django_language"] = "en"
    webinar = make.webinar(state="ended")
    terms = terms_of(webinar)
    terms.policy_version = Policy.objects.get(slug="cpd-60").latest
    terms.save()
    came = make.registration(webinar, make.person(name="Б")).person
    make.registration(webinar, make.person(name="Я"))
    evidence.span(webinar, came, 0, 5400)
    settle_webinar(webinar)
    client.force_login(webinar.created_by)
    text = client.get(reverse("attendance:report_csv", args=[webinar.code])).content.decode()
    first, second = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert (first["Full name"], first["Hours"], first["Reason codes"]) == ("Б", "1,5", "")
    assert first["Evidence hash"] == Assessment.objects.get(person=came).inputs_hash
    assert (second["Full name"], second["Hours"]) == ("Я", "0")
    assert second["Reason codes"]
    assert second["Why not more"]
