"""Polls before they are opened: make, change, order, delete, copy to another webinar."""

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from webinars.domain.locks import lock_webinar
from webinars.models import Webinar
from webinars.polls.domain.drafts import PollDraft
from webinars.polls.domain.telling import tell_listed
from webinars.polls.errors import NoSuchPoll, PollWasOpened
from webinars.polls.models import Poll

COPIED = (
    "kind",
    "text",
    "options",
    "scale_max",
    "is_anonymous",
    "can_change",
    "shows_results",
    "is_presence_check",
)


def create_poll(webinar: Webinar, draft: PollDraft, *, by: User) -> Poll:
    """The last one in the order. Raises PollInvalid."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        last = Poll.objects.filter(webinar=locked).aggregate(last=Max("order"))["last"]
        poll = draft.written_to(Poll(webinar=locked, order=0 if last is None else last + 1, created_by=by))
        poll.save()
        tell_listed(locked, by=by)
    return poll


def edit_poll(webinar: Webinar, code: str, draft: PollDraft, *, by: User) -> Poll:
    """Raises PollInvalid, NoSuchPoll, and PollWasOpened once people have seen it."""
    with transaction.atomic():
        poll = draft.written_to(prepared_poll(webinar, code))
        poll.save()
        tell_listed(poll.webinar, by=by)
    return poll


def move_poll(webinar: Webinar, code: str, *, up: bool, by: User) -> None:
    """Changes places with its neighbour; the first cannot go up, the last not down, and nothing happens then."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        ordered = list(Poll.objects.filter(webinar=locked).order_by("order", "pk"))
        index = next((i for i, poll in enumerate(ordered) if poll.code == code), None)
        if index is None:
            raise NoSuchPoll
        other = index - 1 if up else index + 1
        if not 0 <= other < len(ordered):
            return
        ordered[index], ordered[other] = ordered[other], ordered[index]
        for order, poll in enumerate(ordered):
            poll.order = order
        Poll.objects.bulk_update(ordered, ["order"])
        tell_listed(locked, by=by)


def delete_poll(webinar: Webinar, code: str, *, by: User) -> None:
    """Raises PollWasOpened: what people answered stays."""
    with transaction.atomic():
        poll = prepared_poll(webinar, code)
        poll.delete()
        tell_listed(poll.webinar, by=by)


def copy_polls(source: Webinar, *, to: Webinar, by: User) -> None:
    """As they were prepared, without votes. Nothing happens when `to` has polls already."""
    with transaction.atomic():
        locked = lock_webinar(to)
        if Poll.objects.filter(webinar=locked).exists():
            return
        Poll.objects.bulk_create(
            Poll(webinar=locked, order=order, created_by=by, **{name: getattr(poll, name) for name in COPIED})
            for order, poll in enumerate(Poll.objects.filter(webinar=source).order_by("order", "pk"))
        )


def prepared_poll(webinar: Webinar, code: str) -> Poll:
    """Locked after its webinar, within a transaction. Raises NoSuchPoll, PollWasOpened."""
    locked = lock_webinar(webinar)
    poll = Poll.objects.select_for_update(no_key=True, of=("self",)).filter(webinar=locked, code=code).first()
    if poll is None:
        raise NoSuchPoll
    if not poll.is_prepared:
        raise PollWasOpened
    poll.webinar = locked
    return poll
