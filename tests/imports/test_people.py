"""Whose line it is: found, doubtful and decided by a person, unknown; never one's own."""

import pytest

from accounts.models import User
from attendance.domain.report import attendance_of
from attendance.imports.models import ImportedSpan, MeetingImport
from tests import factories as make
from tests.imports.importing import ROWS, answer, bring, confirm, drafted, line_of, page
from tests.imports.samples import zoom_meeting
from webinars.models import Registration, RegistrationState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.mark.usefixtures("bucket")
def test_a_name_alone_is_doubtful_and_decided_by_a_person(client, webinar, owner, gulnur):
    draft = drafted(
        client, webinar, zoom_meeting(["Gulnur Abdirakhmanova,,20.11.2024 15:00:00,20.11.2024 16:30:00,90"])
    )
    shown = page(client, draft)
    line = line_of(shown, "Gulnur Abdirakhmanova")
    assert (line.match.candidates, line.is_open, shown.context["preview"].is_ready) == ([gulnur], True, False)
    assert confirm(client, draft).status_code == 302
    assert not ImportedSpan.objects.exists()
    shown = answer(client, draft, **{f"who-{line.participant.key}": str(gulnur.pk)})
    assert shown.context["preview"].is_ready
    confirm(client, draft)
    span = ImportedSpan.objects.get()
    assert (span.person, span.matched_by, span.name) == (gulnur, "person", "Gulnur Abdirakhmanova")
    again = drafted(
        client, webinar, zoom_meeting(["Gulnur Abdirakhmanova,,20.11.2024 15:00:00,20.11.2024 16:40:00,100"])
    )
    assert line_of(page(client, again), "Gulnur Abdirakhmanova").person == gulnur


@pytest.mark.usefixtures("bucket")
def test_unknown_people_get_accounts_or_are_left_out(client, webinar, owner):
    rows = [
        "Серік Болатов,serik@school.kz,20.11.2024 15:00:00,20.11.2024 16:30:00,90",
        "iPhone,,20.11.2024 15:00:00,20.11.2024 16:30:00,90",
    ]
    bring(client, webinar, zoom_meeting(rows), others="new")
    serik = User.objects.get(email="serik@school.kz")
    assert (serik.name, serik.has_usable_password()) == ("Серік Болатов", False)
    assert Registration.objects.get(person=serik).state == RegistrationState.CONFIRMED
    assert [one["name"] for one in MeetingImport.objects.get().left_out] == ["iPhone"]
    assert [line.person for line in attendance_of(webinar)] == [serik]


@pytest.mark.usefixtures("bucket")
def test_somebody_is_named_by_the_address_of_their_account(client, webinar, owner):
    other = make.person(email="other@school.kz")
    draft = drafted(client, webinar, zoom_meeting(["iPhone,,20.11.2024 15:00:00,20.11.2024 16:30:00,90"]))
    key = page(client, draft).context["preview"].lines[0].participant.key
    shown = answer(client, draft, **{f"email-{key}": "nobody@school.kz"})
    assert "There is no account with this address: nobody@school.kz" in shown.content.decode()
    shown = answer(client, draft, **{f"email-{key}": "OTHER@school.kz"})
    assert shown.context["preview"].lines[0].person == other


@pytest.mark.usefixtures("bucket")
def test_who_had_no_place_gets_one_without_a_letter(client, webinar, owner, mailoutbox, run_jobs):
    person = make.person(email="gulnur@school.kz")
    cancelled = make.registration(webinar, make.person(email="serik@school.kz"), state="cancelled").person
    bring(
        client,
        webinar,
        zoom_meeting([*ROWS, "S,serik@school.kz,20.11.2024 15:10:00,20.11.2024 16:29:59,80"]),
    )
    states = dict(Registration.objects.values_list("person_id", "state"))
    assert states == {person.pk: "confirmed", cancelled.pk: "confirmed"}
    run_jobs(name="webinars.tasks.mail_person")
    assert mailoutbox == []


@pytest.mark.usefixtures("bucket")
def test_the_team_does_not_attend_its_own_lecture(client, webinar, owner, gulnur):
    lecturer = webinar.lecturers.get()
    row = f"Lecturer,{lecturer.email},20.11.2024 14:55:00,20.11.2024 16:30:00,95"
    bring(client, webinar, zoom_meeting([row, *ROWS]))
    assert [line.person for line in attendance_of(webinar)] == [gulnur]
    assert MeetingImport.objects.get().left_out == [{"name": "Lecturer", "email": lecturer.email, "why": "team"}]


MINE = "Me,{email},20.11.2024 15:00:00,20.11.2024 16:30:00,90"


@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize("choice", ["", "new", "themselves"])
def test_nobody_imports_their_own_attendance(client, webinar, owner, gulnur, choice):
    """A file is easily made up: with a place too, and whatever the form is told."""
    make.registration(webinar, owner)
    draft = drafted(client, webinar, zoom_meeting([MINE.format(email=owner.email), *ROWS]))
    key = line_of(page(client, draft), "Me").participant.key
    shown = answer(client, draft, **{f"who-{key}": str(owner.pk) if choice == "themselves" else choice})
    line = line_of(shown, "Me")
    assert (line.person, line.is_left_out, line.is_own) == (None, True, True)
    assert "Nobody changes their own hours. Ask a colleague." in shown.content.decode()
    answer(client, draft, others="new")
    shown = client.get(confirm(client, draft)["Location"])
    assert "Nobody changes their own hours. Ask a colleague." in shown.content.decode()
    assert set(ImportedSpan.objects.values_list("person", flat=True)) == {gulnur.pk}
    assert MeetingImport.objects.get().left_out == [{"name": "Me", "email": owner.email, "why": "oneself"}]


@pytest.mark.usefixtures("bucket")
def test_a_line_of_somebody_unknown_does_not_become_oneself(client, webinar, owner, gulnur):
    draft = drafted(client, webinar, zoom_meeting(["Stranger,,20.11.2024 15:00:00,20.11.2024 16:30:00,90", *ROWS]))
    key = line_of(page(client, draft), "Stranger").participant.key
    for field, value in ((f"who-{key}", str(owner.pk)), (f"email-{key}", owner.email.upper())):
        line = line_of(answer(client, draft, **{field: value}), "Stranger")
        assert (line.person, line.is_own) == (None, True)
    assert not line_of(answer(client, draft, **{f"who-{key}": str(gulnur.pk)}), "Stranger").is_own


@pytest.mark.usefixtures("bucket")
def test_a_colleague_imports_it_and_brings_the_file(client, webinar, owner, gulnur):
    """Neither who brought the file nor who confirms it gets attendance by it; a third person's report has both."""
    colleague, third = (
        make.organiser(organisation=webinar.organisation, email=f"{name}@institute.kz")
        for name in ("colleague", "third")
    )
    for person in (owner, colleague):
        make.registration(webinar, person)
    data = zoom_meeting([MINE.format(email=one.email).replace("Me", one.email) for one in (owner, colleague)])
    draft = drafted(client, webinar, data)
    client.force_login(colleague)
    assert [line.is_own for line in page(client, draft).context["preview"].lines] == [True, True]
    client.force_login(third)
    bring(client, webinar, data)
    assert set(ImportedSpan.objects.values_list("person", flat=True)) == {owner.pk, colleague.pk}
    client.force_login(owner)
    preview = page(client, drafted(client, webinar, zoom_meeting(ROWS))).context["preview"]
    assert (preview.added, preview.missing) == (2, 1)  # the colleague's; one's own is nobody's to bring


@pytest.mark.usefixtures("bucket")
def test_somebody_who_was_found_can_be_left_out(client, webinar, owner, gulnur):
    draft = drafted(client, webinar, zoom_meeting(ROWS))
    key = line_of(page(client, draft), "Gulnur A").participant.key
    shown = answer(client, draft, **{f"who-{key}": "skip"})
    assert shown.context["preview"].added == 0
    shown = answer(client, draft, **{f"who-{key}": ""})
    assert shown.context["preview"].added == 2
