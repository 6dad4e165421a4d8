"""Regions, the institute, schools, and everyone who works there."""

from typing import Any

from allauth.account.models import EmailAddress

from accounts.models import Organisation, OrganisationKind, Region, User
from demo.cast import ADMINISTRATOR, AUDITOR, FACES, LECTURERS, ORGANISER, Face, crowd
from demo.world import World, read

CROWD = 58
"""With the two participants of the sign-in page: sixty."""
ON_CERTIFICATES = ("address_kk", "address_ru", "address_en", "registry_number")


def load_people(world: World) -> None:
    regions = load_regions()
    data = read("organisations.json")
    world.institute = _organisation(data["institute"], kind=OrganisationKind.INSTITUTE, regions=regions)
    world.schools = [_organisation(school, kind=OrganisationKind.SCHOOL, regions=regions) for school in data["schools"]]
    staff = {*LECTURERS, ORGANISER, ADMINISTRATOR, AUDITOR}
    for number, face in enumerate(dict.fromkeys((*FACES, *LECTURERS))):
        place = world.institute if face in staff else world.schools[number % len(world.schools)]
        world.people[face.login] = _person(face, place)
    world.crowd = _crowd(world.schools)
    _confirm_addresses([*world.people.values(), *world.crowd])


def load_regions() -> dict[str, Region]:
    """All regions and cities of republican significance of Kazakhstan, with their ISO 3166-2 codes."""
    for code, kk, ru, en in read("regions.json"):
        Region.objects.update_or_create(code=code, defaults={"name_kk": kk, "name_ru": ru, "name_en": en})
    return {region.code: region for region in Region.objects.all()}


def _organisation(data: dict[str, str], *, kind: str, regions: dict[str, Region]) -> Organisation:
    names = {f"name_{language}": data[language] for language in ("kk", "ru", "en")}
    place = {"region": regions[data["region"]], "district": data["district"], "city": data["city"]}
    organisation, _ = Organisation.objects.update_or_create(name_kk=data["kk"], kind=kind, defaults=names | place)
    _fill_in(organisation, {name: data.get(name, "") for name in ON_CERTIFICATES})
    return organisation


def _fill_in(organisation: Organisation, told: dict[str, str]) -> None:
    """What its organisers wrote on its page since stays."""
    if any(told.values()) and not any(getattr(organisation, name) for name in told):
        Organisation.objects.filter(pk=organisation.pk).update(**told)
        organisation.refresh_from_db()


def _columns(face: Face, place: Organisation) -> dict[str, Any]:
    language = "ru" if face.login == "oleg" else "kk"
    roles = [] if face.role == "participant" else [face.role]
    return {
        "name": face.name,
        "name_latin": face.name_latin,
        "position": face.position,
        "organisation": place,
        "language": language,
        "roles": roles,
    }


def _person(face: Face, place: Organisation) -> User:
    """Without a password: only the button of the local mode lets them in. What was changed since the first load stays."""
    person = User.objects.filter(email=face.email).first()
    if person is None:
        operator = face is ADMINISTRATOR
        person = User.objects.create_user(face.email, is_staff=operator, is_superuser=operator, **_columns(face, place))
    return person


def _crowd(schools: list[Organisation]) -> list[User]:
    faces = crowd(CROWD)
    there = set(User.objects.filter(email__in=[face.email for face in faces]).values_list("email", flat=True))
    new = []
    for number, face in enumerate(faces):
        if face.email not in there:
            person = User(email=face.email, **_columns(face, schools[number % len(schools)]))
            person.set_unusable_password()
            new.append(person)
    User.objects.bulk_create(new)
    people = {person.email: person for person in User.objects.filter(email__in=[face.email for face in faces])}
    return [people[face.email] for face in faces]


def _confirm_addresses(people: list[User]) -> None:
    rows = [EmailAddress(user=person, email=person.email, primary=True, verified=True) for person in people]
    EmailAddress.objects.bulk_create(rows, ignore_conflicts=True)
