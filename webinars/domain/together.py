"""Many wishes in one transaction, such that nobody's fails because of another's."""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from webinars.errors import NoRight, WebinarError
from webinars.models import Registration, Webinar

logger = logging.getLogger("daris.room")
W = TypeVar("W")
R = TypeVar("R")


class NotWritten(WebinarError):
    """The database could not take it now."""

    message = _("That did not work. Try again in a moment.")


def write_together(
    wishes: Sequence[W],
    *,
    together: Callable[[Sequence[W]], Sequence[R | WebinarError]],
    alone: Callable[[W], R],
) -> list[R | WebinarError]:
    """What came of each, in order. `together` writes several in one transaction, or raises and has written none; then, and for
    one wish, each is written by `alone`, in a transaction of its own. Not within a transaction."""
    if len(wishes) > 1:
        try:
            return list(together(wishes))
        except WebinarError as error:
            return [error] * len(wishes)
        except Exception as error:
            if _is_down(error):
                logger.exception("%d wishes of a room could not be written", len(wishes))
                return [NotWritten() for _wish in wishes]
            logger.warning("%d wishes of a room are written one by one", len(wishes), exc_info=True)
    return write_alone(wishes, alone)


def write_alone(wishes: Iterable[W], alone: Callable[[W], R]) -> list[R | WebinarError]:
    """What came of each, in order, whatever came of the others."""
    came: list[R | WebinarError] = []
    is_down = False
    for wish in wishes:
        try:
            came.append(NotWritten() if is_down else alone(wish))
        except WebinarError as error:
            came.append(error)
        except Exception as error:
            logger.exception("A wish of a room could not be written")
            came.append(NotWritten())
            is_down = _is_down(error)
    return came


def _is_down(error: Exception) -> bool:
    """Whether the database cannot be reached: the others need not wait for it, one after the other. (A line that broke was made
    anew when its transaction ended.)"""
    return isinstance(error, OperationalError | InterfaceError) and not connection.is_usable()


def sent_out_among(webinar: Webinar, people: Iterable[User]) -> set[int]:
    """The keys of those who were sent out and may not be here any more. One query; a few more for each whom it concerns."""
    by_key = {person.pk: person for person in people}
    sent_out = Registration.objects.filter(webinar=webinar, person__in=by_key).exclude(banned_at=None)
    return {
        key
        for key in sent_out.values_list("person_id", flat=True)
        if not by_key[key].has_perm(Right.WEBINAR_JOIN, webinar)
    }


def require_not_sent_out(webinar: Webinar, person: User) -> None:
    """Raises NoRight."""
    if sent_out_among(webinar, [person]):
        raise NoRight
