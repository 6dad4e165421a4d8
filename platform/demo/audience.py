"""Polls and questions of the demo: what the audience of the past said, and what is prepared for the lectures to come."""

import random
from datetime import timedelta
from typing import Any

from accounts.models import User
from demo.world import World, read
from webinars.models import Registration, Webinar
from webinars.polls.domain.drafts import PollDraft
from webinars.polls.domain.preparing import create_poll
from webinars.polls.kinds import PollKind
from webinars.polls.models import Poll, PollState, PollVote
from webinars.questions.models import ChangeKind, Question, QuestionChange, QuestionState, QuestionVote


def load_audience(world: World) -> None:
    for key, polls in read("polls.json").items():
        webinar = world.webinars[key]
        if not Poll.objects.filter(webinar=webinar).exists():
            for number, data in enumerate(polls):
                _poll(webinar, data, dice=random.Random(f"{key} {number}"))
    for key, questions in read("questions.json").items():
        webinar = world.webinars[key]
        if webinar.has_ended and not Question.objects.filter(webinar=webinar).exists():
            people = _people(webinar)
            for number, data in enumerate(questions):
                _question(webinar, data, number=number, people=people, dice=random.Random(f"{key} {number}"))


def _poll(webinar: Webinar, data: dict[str, Any], *, dice: random.Random) -> None:
    draft = PollDraft(
        kind=PollKind(data["kind"]),
        text=data["text"],
        options=data.get("options", ()),
        is_anonymous=data.get("is_anonymous", False),
        is_presence_check=data.get("is_presence_check", False),
    )
    poll = create_poll(webinar, draft, by=webinar.lecturers.get())
    if webinar.started_at is None or not webinar.has_ended:
        return
    # The rows alone, as they would be: nothing is told to anyone.
    opened_at = webinar.started_at + timedelta(minutes=data["at_min"])
    Poll.objects.filter(pk=poll.pk).update(
        state=PollState.CLOSED, opened_at=opened_at, closed_at=opened_at + timedelta(minutes=2)
    )
    PollVote.objects.bulk_create(
        PollVote(
            poll=poll,
            person=person,
            voted_at=opened_at + timedelta(seconds=dice.randrange(4, 110)),
            **_said(data, dice),
        )
        for person in _people(webinar)
        if dice.random() < 0.88
    )


def _said(data: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    weights = data["weights"]
    chosen = dice.choices(range(len(weights)), weights, k=2)
    match data["kind"]:
        case "single":
            return {"choices": chosen[:1]}
        case "multiple":
            return {"choices": sorted(set(chosen))}
        case "scale":
            return {"number": 1 + chosen[0]}
        case _:
            return {"words": list(dict.fromkeys(data["words"][index] for index in chosen))}


def _question(webinar: Webinar, data: dict[str, Any], *, number: int, people: list[User], dice: random.Random) -> None:
    assert webinar.started_at is not None
    assert webinar.ended_at is not None
    lecturer = webinar.lecturers.get()
    asked_at = webinar.started_at + timedelta(minutes=data["at_min"])
    # The first question is of the person with a button on the sign-in page: the letter and the page are there to look at.
    asker, *others = [people[number % len(people)], *dice.sample(people, min(len(people), data["votes"]))]
    answer, is_live = data.get("answer", ""), data.get("live", False)
    answered_at = asked_at + timedelta(minutes=4) if is_live else webinar.ended_at + timedelta(hours=3)
    question = Question.objects.create(
        webinar=webinar,
        person=asker,
        is_anonymous=data.get("anonymous", False),
        text=data["text"],
        nonce=f"demo-{number}",
        asked_at=asked_at,
        state=QuestionState.ANSWERED if answer or is_live else QuestionState.OPEN,
        was_answered_live=is_live,
        answer=answer,
        answered_at=answered_at if answer or is_live else None,
        answered_by=lecturer if answer or is_live else None,
        answer_mailed_at=answered_at if answer else None,
    )
    voters = {person.pk: person for person in [asker, *others]}.values()
    QuestionVote.objects.bulk_create(QuestionVote(question=question, person=each, at=asked_at) for each in voters)
    QuestionChange.objects.create(question=question, kind=ChangeKind.ASKED, by=asker, at=asked_at)
    if answer or is_live:
        kind = ChangeKind.WRITTEN if answer else ChangeKind.ANSWERED
        QuestionChange.objects.create(question=question, kind=kind, by=lecturer, at=answered_at, note=answer)


def _people(webinar: Webinar) -> list[User]:
    found = Registration.objects.confirmed().filter(webinar=webinar).select_related("person").order_by("pk")
    return [registration.person for registration in found]
