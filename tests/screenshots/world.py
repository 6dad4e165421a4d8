"""What the addresses of the shots stand for, and people whom the demo lacks: they begin, or have much, or long names."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.roles import Role
from credits.domain.appeals import decide_appeal, make_appeal
from credits.domain.ledger import balance_of
from credits.domain.policies import add_version, copy_policy
from credits.models import Appeal, Assessment, Certificate, Policy
from demo.world import read
from mail.box import received
from quizzes.domain.attempts import start_attempt
from quizzes.domain.availability import availability
from quizzes.models import Attempt, Quiz
from tests.screenshots.imported import held_on_zoom
from tests.screenshots.said import chat_was_held
from tests.sessions import session_of
from webinars.domain.schedule import Plan, cancel_webinar, create_webinar, publish_webinar
from webinars.models import Registration, Webinar
from webinars.polls.models import Poll

SLIDES_WITHIN_S = 120
KEYS = {"past": "pisa", "now": "lesson-study", "coming": "marks", "full": "small-school", "approval": "ethics"}
LETTERS_WITHIN_S = 60
LONG_KK = (
    "Шағын жинақталған мектептерде функционалдық сауаттылықты қалыптастырудағы пәнаралық байланыстардың мүмкіндіктері"
)
LONG_RU = (
    "Совершенствование профессиональных компетенций учителей малокомплектных школ в условиях обновлённого содержания "
    "образования: критериальное оценивание, дифференциация, рефлексия"
)
LONG_EN = (
    "Opportunities of interdisciplinary links for functional literacy in small rural schools with combined classes"
)
ROBOTICS = {
    "title_kk": "Робототехника үйірмесі: алғашқы сабақтар",
    "title_en": "A robotics club: the first lessons",
    "description_kk": "Арзан жиынтықтармен қалай бастауға болады.",
    "description_en": "How to begin with inexpensive kits.",
}
CONTESTED = (
    "10:20-дан 10:50-ге дейін мектепте жарық сөнді, телефоннан тыңдап отырдым. Провайдердің анықтамасы бар.\n\n"
    "Сол уақытты қосып есептеуіңізді сұраймын."
)
CONFIRMED = "Анықтама мен телефонның қосылған уақыты сәйкес келеді."
LONG_NAME = "Әбдірахманова-Мырзахметова Гүлбаршын-Қарлығаш Нұрсұлтанбекқызы " * 3


@dataclass
class World:
    """`places` are the arguments of addresses, `people` those who are not in the demo by name."""

    places: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def person(self, who: str) -> User:
        return self.people.get(who) or User.objects.get(email=f"{who}@daris.example")

    def address(self, view: str, of: str) -> str:
        return reverse(view, args=(find_letter(),) if of == "letter" else self.places[of] if of else ())


def make_world() -> World:
    """Over loaded demo data. Doing it again finds what is there."""
    world = World()
    for add in (_people, _webinars, _slides, _polls, _quizzes, _credits, _appeals, _policies, _imports):
        add(world)
    return world


def recording_is_made() -> bool:
    title = next(row["title_en"] for row in read("webinars.json") if row["key"] == KEYS["past"])
    broadcast = Webinar.objects.get(title_en=title).broadcast
    return broadcast is not None and not broadcast.is_open


def find_letter() -> str:
    """An invitation; the worker sends it, which takes a while."""
    until = time.monotonic() + LETTERS_WITHIN_S
    while time.monotonic() < until:
        for letter in received():
            if letter.attachments:
                return letter.name
        time.sleep(0.5)
    raise TimeoutError("No invitation came.")


def sign_in(person: User) -> str:
    """A session in which the person has just shown a password, so that pages of security open."""
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore(session_of(person))
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return str(session.session_key)


def _people(world: World) -> None:
    school = Organisation.objects.filter(kind="school").order_by("pk").first()
    assert school
    institute, _ = Organisation.objects.get_or_create(
        code="pictures",
        defaults={
            "kind": "institute",
            "region": school.region,
            "name_kk": "Жаңа институт",
            "name_en": "A new institute",
        },
    )
    world.people |= {
        "newcomer": _person("newcomer", name=LONG_NAME[:150].strip(), name_latin="Newcomer", organisation=school),
        "nameless": _person("nameless", name=""),
        "starter": _person("starter", name="Құрманғазы Әлия", organisation=institute, roles=[Role.ORGANISER]),
        "keeper": _person("keeper", name="Смағұлов Дәурен Ерікұлы", organisation=school),
    }
    world.places["passkey"] = (_secured(world.people["keeper"]),)
    world.places["admin-person"] = (world.person("gulnur").pk,)
    world.places["standard"] = ("teacher", "2022")


def _imports(world: World) -> None:
    world.places |= held_on_zoom(world.person("saule"))
    school = world.person("gulnur").organisation
    world.people["head"] = _person("head", name="Мұқанова Сәуле", organisation=school, roles=[Role.HEAD])


def _person(login: str, **fields: Any) -> User:
    email = f"{login}@daris.example"
    return User.objects.filter(email=email).first() or User.objects.create_user(email=email, **fields)


def _secured(person: User) -> int:
    """Gives them an app, codes and a key, as if set up at home; the number of the key."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    if not Authenticator.objects.filter(user=person).exists():
        person.set_password("Дәріс-2026-құпия")
        person.save()
        TOTP.activate(person, generate_totp_secret())
        RecoveryCodes.activate(person)
        credential = {"clientExtensionResults": {"credProps": {"rk": True}}}
        Authenticator.objects.create(
            user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Үйдегі ноутбук", "credential": credential}
        )
    return int(Authenticator.objects.get(user=person, type=Authenticator.Type.WEBAUTHN).pk)


def _slides(world: World) -> None:
    """The presentation of the lecture on air: the worker draws it meanwhile, or has done so."""
    webinar = Webinar.objects.get(code=world.places["now"][0])
    until = time.monotonic() + SLIDES_WITHIN_S
    while not webinar.decks.ready().exists():
        assert time.monotonic() < until, "the demo's slides were not drawn"
        time.sleep(0.5)


def _webinars(world: World) -> None:
    titles = {row["key"]: row["title_en"] for row in read("webinars.json")}
    by = world.person("saule")
    for name, key in KEYS.items():
        world.places[name] = (Webinar.objects.get(title_en=titles[key]).code,)
    world.places["draft"] = (
        _webinar(by, days=12, title_en="Reading strategies", title_kk="Оқылым стратегиялары").code,
    )
    world.places["long"] = (_webinar(by, days=15, then=publish_webinar, **_long_texts(by)).code,)
    called_off = _webinar(by, days=4, then=_call_off, **ROBOTICS)
    world.places["cancelled"] = (called_off.code,)
    world.places["nowhere"] = ("zzzzzzzzzz",)
    chat_was_held(Webinar.objects.get(code=world.places["past"][0]))
    world.places["report-person"] = (*world.places["past"], world.person("gulnur").pk)


def _long_texts(by: User) -> dict[str, Any]:
    lecturers = list(User.objects.filter(roles__contains=[Role.LECTURER]).order_by("pk"))
    words = {"title_kk": LONG_KK, "title_ru": LONG_RU, "title_en": LONG_EN}
    texts = {f"description_{language}": f"{words[f'title_{language}']}. " * 4 for language in ("kk", "ru", "en")}
    return words | texts | {"lecturers": lecturers}


def _webinar(by: User, *, days: int, then: Callable[[Webinar], Any] | None = None, **fields: Any) -> Webinar:
    there = Webinar.objects.filter(title_kk=fields["title_kk"]).first()
    if there:
        return there
    assert by.organisation
    fields.setdefault("lecturers", [User.objects.get(email="rabiga@daris.example")])
    starts_at = (timezone.now() + timedelta(days=days)).replace(minute=0, second=0, microsecond=0)
    with transaction.atomic():
        made = create_webinar(Plan(organisation=by.organisation, starts_at=starts_at, **fields), by=by)
        if then:
            then(made)
    return made


def _call_off(webinar: Webinar) -> None:
    publish_webinar(webinar)
    cancel_webinar(webinar, reason="Дәріскер ауырып қалды. Жаңа күні осы бетте шығады.")


def _polls(world: World) -> None:
    for name, of in (("poll-prepared", "now"), ("poll-held", "past")):
        (code,) = world.places[of]
        poll = Poll.objects.filter(webinar__code=code).order_by("order").first()
        assert poll
        world.places[name] = (code, poll.code)


def _quizzes(world: World) -> None:
    (past,) = world.places["past"]
    quiz = Quiz.objects.get(webinar__code=past)
    handed_in = Attempt.objects.filter(quiz=quiz, submitted_at__isnull=False).select_related("person")
    failed = next(attempt for attempt in handed_in if not attempt.passed)
    passed = handed_in.get(person=world.person("gulnur"), number=1)
    open_one = _open_attempt(quiz)
    world.people |= {"failed": failed.person, "taker": open_one.person}
    world.places |= {
        "attempt": (past, open_one.number),
        "question": (past, open_one.number, 2),
        "attempt-passed": (past, passed.number),
        "attempt-failed": (past, failed.number),
    }
    (coming,) = world.places["now"]
    question = Quiz.objects.get(webinar__code=coming).questions.order_by("pk").first()
    assert question
    world.places["quiz-question"] = (coming, question.code)


def _open_attempt(quiz: Quiz) -> Attempt:
    there = Attempt.objects.filter(quiz=quiz, submitted_at__isnull=True).first()
    if there:
        return there
    people = (each.person for each in Registration.objects.confirmed().filter(webinar=quiz.webinar))
    return start_attempt(quiz, by=next(person for person in people if availability(quiz, person=person).can_start))


def _credits(world: World) -> None:
    person = world.person("gulnur")
    certificate = Certificate.objects.filter(person=person).order_by("pk").first()
    assessment = Assessment.objects.filter(person=person, webinar__code=world.places["past"][0]).latest("pk")
    assert certificate
    world.places["certificate"] = (certificate.code,)
    world.places["no-certificate"] = ("7kq4m2xa9d",)
    world.places["computation"] = (assessment.webinar.code,)


def _appeals(world: World) -> None:
    """One that waits and one that was decided, of people who were at the lecture that is over."""
    past = Webinar.objects.get(code=world.places["past"][0])
    gulnur = world.person("gulnur")
    counted = Assessment.objects.filter(webinar=past, credits__gt=0).exclude(person=gulnur).order_by("person_id")
    people = list(dict.fromkeys(assessment.person for assessment in counted))[:2]
    waiting, decided = (
        Appeal.objects.filter(webinar=past, person=person).first()
        or make_appeal(past, person, text=CONTESTED, asked=Decimal(3))
        for person in people
    )
    if decided.is_open:
        now = balance_of(past, decided.person)
        decide_appeal(decided, credits=now + 1, reason=CONFIRMED, by=world.person("saule"), seen=now)
    world.people["contester"] = decided.person
    world.places |= {"appeal": (waiting.code,), "appeal-decided": (decided.code,)}


def _policies(world: World) -> None:
    """An institute's own, in its second version."""
    by = world.person("saule")
    own = Policy.objects.filter(organisation=by.organisation).first()
    if own is None:
        own = copy_policy(Policy.objects.get(slug="nasba-group-internet"), by=by)
        halves = msgspec.structs.replace(own.latest.params, increment=Decimal("0.5"), gap_tolerance_s=90)
        add_version(own, params=halves, by=by, note="Жарты кредитпен есептеу: ғылыми кеңестің шешімі")
    world.places["policy"] = (own.slug,)
