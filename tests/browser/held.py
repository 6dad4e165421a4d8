"""A lecture with all that people leave in one, and beside it one on air, one in preparation, and one held elsewhere."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from attendance.domain.seal import seal_webinar
from credits.domain.appeals import make_appeal
from credits.domain.policies import copy_policy
from credits.domain.settle import settle_webinar
from credits.domain.terms import choose_terms
from tests import factories as make
from tests.credits import rows
from tests.feedback import given
from tests.materials.files import upload
from tests.polls import asked as polls
from tests.questions import asked as questions
from tests.recommendations import written
from tests.screenshots.imported import held_on_zoom
from tests.slides.making import drawn
from webinars.domain.chat import remove_chat, send_chat
from webinars.materials.domain.giving import add_file, add_link
from webinars.models import Webinar
from webinars.polls.domain.running import close_poll
from webinars.polls.domain.voting import vote_poll
from webinars.polls.models import Poll
from webinars.recommendations.domain.supporting import support_recommendation

LONG_NAME = "Әбдірахманова-Мырзахметова Гүлбаршын-Қарлығаш Нұрсұлтанбекқызы"
LONG_WORDS = "https://mektep.example/" + "материал" * 12


@dataclass(frozen=True)
class World:
    """Who looks at what. `places` are the arguments of addresses."""

    people: dict[str, User]
    places: dict[str, tuple[Any, ...]]


def make_world() -> World:
    organiser, lecturer = make.organiser(), make.lecturer(name="Қасымова Әлия")
    school = make.organisation(name_en="Lyceum 48")
    teachers = [make.person(name=name, organisation=school) for name in (LONG_NAME, "Болатов Серік", "Оспанов Ерлан")]
    past = a_lecture(organiser, lecturer)
    for person in teachers:
        make.registration(past, person)
    poll = they_talk(past, lecturer, teachers)
    it_is_over(past, lecturer, teachers)
    appeal = make_appeal(past, teachers[1], text=LONG_WORDS, asked=Decimal("1.5"))
    now = make.webinar(state="live", created_by=organiser)
    for person in teachers:
        make.registration(now, person)
    draft = make.webinar(state="draft", created_by=organiser, lecturers=[lecturer])
    polls.prepared(draft)
    add_link(draft, "https://example.kz/paper", by=lecturer, title="Мақала")
    people = {
        "organiser": organiser,
        "lecturer": lecturer,
        "teacher": teachers[0],
        "silent": make.registration(past, make.person(name="Үнсіз Адам")).person,
        "head": make.person(Role.HEAD, name="Мұқанова Сәуле", organisation=school),
        "auditor": make.auditor(),
    }
    places = held_on_zoom(organiser) | {
        "past": (past.code,),
        "now": (now.code,),
        "draft": (draft.code,),
        "poll": (past.code, poll.code),
        "person": (past.code, teachers[0].pk),
        "appeal": (appeal.code,),
        "policy": (copy_policy(rows.offered("nasba-group-internet"), by=organiser).slug,),
    }
    return World(people, places)


def a_lecture(organiser: User, lecturer: User) -> Webinar:
    """On air for a hundred minutes."""
    webinar = make.webinar(state="draft", created_by=organiser, lecturers=[lecturer])
    choose_terms(webinar, policy=rows.offered("cpd-60"))
    begin = timezone.now() - timedelta(minutes=100)
    Webinar.objects.filter(pk=webinar.pk).update(state="live", starts_at=begin, started_at=begin, published_at=begin)
    webinar.refresh_from_db()
    webinar.nodes.set(written.nodes("1.1", "1.2"))
    return webinar


def they_talk(webinar: Webinar, lecturer: User, teachers: list[User]) -> Poll:
    first, second, third = teachers
    with transaction.atomic():
        drawn(webinar)
    add_file(webinar, upload(), by=lecturer)
    add_link(webinar, LONG_WORDS, by=lecturer)
    for number, person in enumerate(teachers):
        questions.ask(webinar, by=person, is_anonymous=number == 1)
        send_chat(webinar, LONG_WORDS, by=person, nonce=f"n{number}")
    remove_chat(webinar, send_chat(webinar, "Орынсыз сөз", by=second, nonce="n9").pk, by=lecturer)
    poll = polls.opened(webinar)
    vote_poll(webinar, poll.code, by=first, choices=[0])
    vote_poll(webinar, poll.code, by=second, choices=[2])
    close_poll(webinar, poll.code, by=lecturer)
    recommendation = written.write(webinar, LONG_WORDS, by=first)
    support_recommendation(webinar, recommendation.code, by=third)
    written.write(webinar, by=second, is_anonymous=True)
    return poll


def it_is_over(webinar: Webinar, lecturer: User, teachers: list[User]) -> None:
    """Ended ten minutes ago, settled and sealed; three said how it was, so that their answers are shown."""
    assert webinar.started_at is not None
    Webinar.objects.filter(pk=webinar.pk).update(state="ended", ended_at=webinar.started_at + timedelta(minutes=90))
    webinar.refresh_from_db()
    for minutes, person in zip((85, 62, 12), teachers, strict=True):
        rows.present(webinar, person, minutes=minutes)
        given.give(webinar, 3, LONG_WORDS, by=person)
    settle_webinar(webinar)
    seal_webinar(webinar)
