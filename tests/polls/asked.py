"""Polls for tests."""

from typing import Any

from accounts.models import User
from tests import factories as make
from webinars.models import Webinar
from webinars.polls.domain.drafts import PollDraft
from webinars.polls.domain.preparing import create_poll
from webinars.polls.domain.running import open_poll
from webinars.polls.kinds import PollKind
from webinars.polls.models import Poll

OPTIONS = ("Өзім құрастырамын", "Бірлестікпен бірге", "Дайын жинақтан аламын")


def draft(kind: str = "single", **fields: Any) -> PollDraft:
    options = OPTIONS if kind in ("single", "multiple") else ()
    return PollDraft(**{"kind": PollKind(kind), "text": "Қалай құрастырасыз?", "options": options} | fields)


def prepared(webinar: Webinar | None = None, kind: str = "single", **fields: Any) -> Poll:
    webinar = webinar or make.webinar(state="live")
    return create_poll(webinar, draft(kind, **fields), by=webinar.created_by)


def opened(webinar: Webinar | None = None, kind: str = "single", **fields: Any) -> Poll:
    poll = prepared(webinar, kind, **fields)
    return open_poll(poll.webinar, poll.code, by=poll.webinar.created_by)


def listener(poll: Poll) -> User:
    return make.registration(poll.webinar).person
