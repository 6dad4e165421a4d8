"""A lecture that was held on Zoom, for the pictures of imports: one file waits for decisions, one was imported."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from attendance.imports.domain.answers import Answers
from attendance.imports.domain.confirm import confirm_import
from attendance.imports.domain.uploads import take_file
from attendance.imports.models import ImportDraft, MeetingImport
from webinars.models import Registration, Webinar

CODE, BEFORE = "heldonzoom", "heldbefore"
HEADING = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"


def held_on_zoom(organiser: User) -> dict[str, tuple[Any, ...]]:
    """The arguments of the addresses. Doing it again finds what is there."""
    asked, taken = _webinar(CODE, organiser), _webinar(BEFORE, organiser)
    people = list(User.objects.filter(registrations__isnull=False, roles=[]).exclude(name_latin="").distinct()[:9])
    for webinar in (asked, taken):
        for person in people:
            Registration.objects.get_or_create(webinar=webinar, person=person)
    draft = ImportDraft.objects.filter(webinar=asked, file_name="participants_812.csv").first()
    if draft is None:
        draft = take_file(asked, _file(asked, people, order="%d.%m.%Y"), name="participants_812.csv", by=organiser)
    question = ImportDraft.objects.filter(webinar=asked, file_name="march_or_april.csv").first()
    if question is None:
        text = f"{HEADING}\nA,a@b.kz,03/04/2024 15:00:00,03/04/2024 16:00:00,60,No\n"
        question = take_file(asked, text.encode(), name="march_or_april.csv", by=organiser)
    made = MeetingImport.objects.filter(webinar=taken).first()
    if made is None:
        done = take_file(taken, _file(taken, people, order="%d.%m.%Y"), name="participants_811.csv", by=organiser)
        Answers(zone=organiser.time_zone, others="skip", people=_skipped(done)).keep(done)
        made = confirm_import(done, by=organiser)
    assert made is not None
    return {
        "zoom": (asked.code,),
        "zoom-before": (taken.code,),
        "import-draft": (asked.code, draft.code),
        "import-question": (asked.code, question.code),
        "imported": (taken.code, made.code),
    }


def _webinar(code: str, organiser: User) -> Webinar:
    assert organiser.organisation is not None
    started = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0) - timedelta(days=2)
    return Webinar.objects.get_or_create(
        code=code,
        defaults={
            "title_kk": "Zoom-дағы дәріс: жазылым дағдыларын бағалау",
            "title_en": "On Zoom: how to assess writing",
            "starts_at": started,
            "length_min": 90,
            "organisation": organiser.organisation,
            "created_by": organiser,
            "state": "published",
        },
    )[0]


def _file(webinar: Webinar, people: list[User], *, order: str) -> bytes:
    """Most by their address, some by a name in other letters, some unknown."""
    rows = [HEADING]
    for number, person in enumerate(people):
        name, email = (person.name_latin, "") if number % 3 == 2 else (person.name, person.email)
        rows.append(_row(webinar, name, email, 3 * number, 60 + 3 * number, order=order))
        rows.append(_row(webinar, name, email, 62 + 3 * number, 92, order=order))
    rows.append(_row(webinar, "iPhone (Айгүл)", "", 10, 40, order=order))
    rows.append(_row(webinar, "Дәулет Ерланов", "daulet@mektep.example", 5, 88, order=order))
    return "\n".join(rows).encode("utf-8-sig")


def _row(webinar: Webinar, name: str, email: str, start: int, end: int, *, order: str) -> str:
    begin = timezone.localtime(webinar.starts_at)
    join, leave = ((begin + timedelta(minutes=minutes)).strftime(f"{order} %H:%M:%S") for minutes in (start, end))
    return f"{name},{email},{join},{leave},{end - start},Yes"


def _skipped(draft: ImportDraft) -> dict[str, str]:
    """Everybody doubtful is left out: the picture is of what was taken."""
    from attendance.imports.domain.preview import preview_import
    from attendance.imports.domain.uploads import read_draft

    report, answers = read_draft(draft)
    return {line.participant.key: "skip" for line in preview_import(draft, report, answers, by=draft.by).open_lines}
