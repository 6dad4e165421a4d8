"""A poll in the lecture: open, close, open again, show its results or not."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars.domain.locks import lock_webinar
from webinars.models import Webinar
from webinars.polls import signals
from webinars.polls.domain.presence import may_be_checks
from webinars.polls.domain.telling import tell_closed, tell_opened, tell_results_hidden, tell_results_shown
from webinars.polls.errors import NoSuchPoll, PollIsNotOpen, WebinarIsNotOn
from webinars.polls.models import Poll, PollState


def open_poll(webinar: Webinar, code: str, *, by: User) -> Poll:
    """People can answer. One is open at a time: the one before is closed. A closed one opens again with its answers.
    Open already: nothing happens. It is a presence check only where polls may be. Raises NoSuchPoll, WebinarIsNotOn."""
    with transaction.atomic():
        poll = locked_poll(webinar, code)
        if poll.is_open:
            return poll
        if not poll.webinar.is_door_open:
            raise WebinarIsNotOn
        for other in Poll.objects.select_for_update(no_key=True).filter(webinar=poll.webinar, state=PollState.OPEN):
            _close(other, by=by)
        poll.state = PollState.OPEN
        poll.opened_at = poll.opened_at or timezone.now()
        poll.closed_at = None
        poll.is_presence_check = poll.is_presence_check and may_be_checks(poll.webinar)
        poll.save(update_fields=["state", "opened_at", "closed_at", "is_presence_check"])
        tell_opened(poll, by=by)
        transaction.on_commit(partial(signals.poll_opened.send_robust, sender=Poll, poll=poll))
    return poll


def close_poll(webinar: Webinar, code: str, *, by: User) -> Poll:
    """Nobody can answer any more. Closed already: nothing happens. Raises PollIsNotOpen for one that never was."""
    with transaction.atomic():
        poll = locked_poll(webinar, code)
        if poll.is_closed:
            return poll
        if not poll.is_open:
            raise PollIsNotOpen
        _close(poll, by=by)
    return poll


def close_all(webinar: Webinar) -> None:
    """The lecture is over."""
    with transaction.atomic():
        lock_webinar(webinar)
        for poll in Poll.objects.select_for_update(no_key=True).filter(webinar=webinar, state=PollState.OPEN):
            _close(poll, by=None)


def show_results(webinar: Webinar, code: str, *, by: User) -> Poll:
    """Everyone sees them, now and as they change."""
    with transaction.atomic():
        poll = _set_shown(webinar, code, shown=True)
        tell_results_shown(poll, by=by)
    return poll


def hide_results(webinar: Webinar, code: str, *, by: User) -> Poll:
    """Only the team sees them."""
    with transaction.atomic():
        poll = _set_shown(webinar, code, shown=False)
        tell_results_hidden(poll, by=by)
    return poll


def locked_poll(webinar: Webinar, code: str) -> Poll:
    """Locked after its webinar: nobody votes meanwhile."""
    locked = lock_webinar(webinar)
    poll = Poll.objects.select_for_update(no_key=True, of=("self",)).filter(webinar=locked, code=code).first()
    if poll is None:
        raise NoSuchPoll
    poll.webinar = locked
    return poll


def _close(poll: Poll, *, by: User | None) -> None:
    poll.state = PollState.CLOSED
    poll.closed_at = timezone.now()
    poll.save(update_fields=["state", "closed_at"])
    tell_closed(poll, by=by)
    transaction.on_commit(partial(signals.poll_closed.send_robust, sender=Poll, poll=poll))


def _set_shown(webinar: Webinar, code: str, *, shown: bool) -> Poll:
    poll = locked_poll(webinar, code)
    poll.shows_results = shown
    poll.save(update_fields=["shows_results"])
    return poll
