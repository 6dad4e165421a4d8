"""Demo data: real rows through the real verbs, loaded once however often it is asked for."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import is_password_usable
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Organisation, Region, User
from accounts.roles import Role
from demo.cast import FACES, PARTICIPANT, crowd
from demo.people import load_people
from demo.standards import load_standards
from demo.terms import load_terms
from demo.webinars import load_webinars
from demo.world import World
from standards.models import Node, StandardVersion
from webinars.models import Registration, RegistrationState, Webinar, WebinarState

pytestmark = pytest.mark.django_db


def load() -> World:
    world = World()
    for step in (load_people, load_standards, load_webinars):
        step(world)
    return world


def counts() -> list[int]:
    return [
        model.objects.count() for model in (Region, Organisation, User, StandardVersion, Node, Webinar, Registration)
    ]


def test_it_loads_what_it_promises() -> None:
    world = load()
    assert Region.objects.count() == 20
    assert len(world.schools) == 6
    assert len({school.region_id for school in world.schools}) == 3
    assert User.objects.filter(roles__contains=[Role.LECTURER]).count() == 3
    assert User.objects.filter(roles=[]).count() == 60
    assert [version.label for version in StandardVersion.objects.order_by("label")] == ["2017", "2022", "2025"]
    assert all(version.is_demo for version in StandardVersion.objects.all())
    assert (len(world.past), len(world.coming)) == (3, 5)
    assert {webinar.language for webinar in Webinar.objects.all()} == {"kk", "ru", "en"}


def test_loading_again_changes_nothing() -> None:
    load()
    before = counts()
    world = load()
    assert counts() == before
    assert world.is_new is False
    assert (len(world.past), len(world.coming), len(world.crowd)) == (3, 5, 58)


def test_what_people_changed_stays() -> None:
    world = load()
    person = world.people["gulnur"]
    person.name = "Жаңа Ат"
    person.save()
    version = StandardVersion.objects.get(label="2022")
    version.is_demo = False
    version.save()
    version.nodes.filter(code="5").delete()
    load()
    person.refresh_from_db()
    version.refresh_from_db()
    assert person.name == "Жаңа Ат"
    assert version.is_demo is False
    assert not version.nodes.filter(code="5").exists()


def test_everything_is_written_in_three_languages() -> None:
    load()
    for model, names in (
        (Webinar, ("title", "description")),
        (Node, ("title",)),
        (Organisation, ("name",)),
        (Region, ("name",)),
    ):
        for row in model.objects.all():
            for name in names:
                assert all(getattr(row, f"{name}_{language}") for language in ("kk", "ru", "en")), (row, name)


def test_the_webinar_that_starts_now_can_be_started_now() -> None:
    world = load()
    webinar = world.starts_now
    assert webinar.state == WebinarState.PUBLISHED
    assert webinar.is_door_open
    assert abs(webinar.starts_at - timezone.now()) < timedelta(minutes=2)
    assert world.people["aigul"].has_perm("webinars.host", webinar)
    assert world.people["gulnur"].has_perm("webinars.join", webinar)


def test_the_next_day_it_starts_now_again() -> None:
    webinar = load().starts_now
    Webinar.objects.filter(pk=webinar.pk).update(starts_at=timezone.now() - timedelta(days=1))
    load()
    webinar.refresh_from_db()
    assert abs(webinar.starts_at - timezone.now()) < timedelta(minutes=2)


def test_a_held_one_is_left_alone() -> None:
    webinar = load().starts_now
    past = timezone.now() - timedelta(days=1)
    Webinar.objects.filter(pk=webinar.pk).update(
        state=WebinarState.ENDED, starts_at=past, started_at=past, ended_at=past
    )
    world = load()
    webinar.refresh_from_db()
    assert webinar.starts_at == past
    assert world.starts_now == webinar


def test_no_webinar_is_overbooked_and_all_states_are_there() -> None:
    load()
    for webinar in Webinar.objects.exclude(capacity=None):
        assert webinar.registrations.confirmed().count() <= (webinar.capacity or 0)
    states = set(Registration.objects.values_list("state", flat=True))
    assert {RegistrationState.CONFIRMED, RegistrationState.WAITING, RegistrationState.PENDING} <= states


def test_nobody_has_a_password() -> None:
    load()
    assert not any(is_password_usable(person.password) for person in User.objects.all())


def test_the_crowd_has_sixty_different_names_in_two_scripts() -> None:
    faces = crowd(58)
    assert len({face.name for face in faces}) == 58
    assert all(face.name_latin.isascii() for face in faces)


def test_the_command_prints_the_people_and_refuses_a_server(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DARIS_LOCAL = False
    with pytest.raises(CommandError, match="--on-a-server"):
        call_command("load_demo")
    assert not User.objects.exists()


def test_pages_are_alive(client: Client) -> None:
    world = load()
    client.cookies["django_language"] = "kk"
    for person in (None, world.people["gulnur"], world.people["saule"], world.people["oleg"]):
        if person:
            client.force_login(person)
        assert client.get("/").status_code == 200
        for webinar in (world.starts_now, world.past[0], world.coming[0]):
            assert client.get(reverse("webinars:page", args=[webinar.code])).status_code == 200
    assert client.get(reverse("webinars:schedule")).status_code == 200
    assert client.get("/standards/teacher/2022/").status_code == 200


# ---- signing in with one click ----


def press(client: Client, email: str, **data: str) -> int:
    return client.post(reverse("demo:sign_in"), {"email": email, **data}).status_code


def test_one_click_signs_in(client: Client) -> None:
    load_people(World())
    response = client.post(reverse("demo:sign_in"), {"email": PARTICIPANT.email, "next": "/standards/"})
    assert response["Location"] == "/standards/"
    assert client.session["_auth_user_id"] == str(User.objects.get(email=PARTICIPANT.email).pk)


def test_it_is_refused_outside_the_local_mode(client: Client, settings: Settings) -> None:
    load_people(World())
    settings.DARIS_LOCAL = False
    for face in FACES:
        assert press(client, face.email) == 404
    assert "_auth_user_id" not in client.session
    assert "demo-face" not in client.get(reverse("account_login")).content.decode()


def test_only_demo_people_can_be_had_this_way(client: Client) -> None:
    User.objects.create_superuser("real@example.kz")
    load_people(World())
    assert press(client, "real@example.kz") == 404
    assert press(client, "teacher1@daris.example") == 404
    assert press(client, "\x00") == 404
    assert "_auth_user_id" not in client.session


def test_it_is_a_post_with_a_token(client: Client) -> None:
    load_people(World())
    assert client.get(reverse("demo:sign_in"), {"email": PARTICIPANT.email}).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    assert press(strict, PARTICIPANT.email) == 403


def test_it_leads_to_no_other_site(client: Client) -> None:
    load_people(World())
    response = client.post(reverse("demo:sign_in"), {"email": PARTICIPANT.email, "next": "https://evil.example/"})
    assert response["Location"] == reverse("accounts:after_login")


def test_the_sign_in_page_shows_them(client: Client) -> None:
    assert "demo-face" not in client.get(reverse("account_login")).content.decode()
    load_people(World())
    page = client.get(reverse("account_login"), {"next": "/hours/"}).content.decode()
    assert page.count("demo-face") == len(FACES)
    assert 'name="next" value="/hours/"' in page


def test_the_institute_says_what_certificates_need_and_keeps_what_was_changed() -> None:
    world = World()
    load_people(world)
    assert world.institute.address_en == "108 Abay Street, Kokshetau, Akmola Region 020000, Kazakhstan"
    assert world.institute.registry_number == "KZ00LAA00012345"
    Organisation.objects.filter(pk=world.institute.pk).update(address_en="Elsewhere")
    load_people(world)
    assert Organisation.objects.get(pk=world.institute.pk).address_en == "Elsewhere"


def test_each_webinar_names_fields_of_study_that_make_a_whole() -> None:
    world = load()
    load_terms(world)
    load_terms(world)
    shares = {
        key: [one.share_pct for one in webinar.credit_terms.fields_of_study.all()]
        for key, webinar in world.webinars.items()
    }
    assert {key: sum(each) for key, each in shares.items()} == dict.fromkeys(world.webinars, 100)
    assert shares["ethics"] == [50, 30, 20]
