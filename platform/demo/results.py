"""What came of the webinars that were held: quizzes taken, hours, certificates. All by the functions that real people use."""

import random
from datetime import datetime, timedelta

from accounts.models import User
from attendance.domain.seal import seal_webinar
from credits.domain.settle import settle_webinar
from demo.world import World
from quizzes.domain.attempts import save_answer, start_attempt, submit_attempt
from quizzes.domain.availability import availability
from quizzes.domain.opening import open_quiz
from quizzes.models import Attempt, Quiz
from webinars.models import Registration, Webinar


def load_results(world: World) -> None:
    for webinar in world.past:
        quiz = Quiz.objects.filter(webinar=webinar).first()
        if quiz and not Attempt.objects.filter(quiz=quiz).exists():
            _take(quiz, webinar)
        seal_webinar(webinar)
        settle_webinar(webinar)


def _take(quiz: Quiz, webinar: Webinar) -> None:
    dice = random.Random(webinar.title_kk)
    assert webinar.ended_at
    quiz = open_quiz(webinar, now=webinar.ended_at)
    people = Registration.objects.confirmed().filter(webinar=webinar).select_related("person").order_by("pk")
    for number, registration in enumerate(people):
        at = webinar.ended_at + timedelta(minutes=dice.randrange(4, 600))
        # Some leave it for later, so that the demo has people whose next step it is; the first one has taken it.
        if number == 0 or (dice.random() < 0.8 and availability(quiz, person=registration.person, now=at).can_start):
            _answer(
                quiz,
                registration.person,
                at=at,
                knows=1.0 if number == 0 else dice.choice([0.4, 0.8, 0.95, 1.0]),
                dice=dice,
            )


def _answer(quiz: Quiz, person: User, *, at: datetime, knows: float, dice: random.Random) -> None:
    if not availability(quiz, person=person, now=at).can_start:
        return
    attempt = start_attempt(quiz, by=person, now=at, rng=dice)
    for position, question in enumerate(attempt.paper.questions, 1):
        right = frozenset(choice.id for choice in question.choices if choice.correct)
        wrong = frozenset([next(choice.id for choice in question.choices if not choice.correct)])
        save_answer(
            attempt,
            position=position,
            chosen=right if dice.random() < knows else wrong,
            now=at + timedelta(seconds=40 * position),
        )
    submit_attempt(attempt, now=at + timedelta(minutes=7))
