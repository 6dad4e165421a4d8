"""Naming those who keep order in a webinar's room. Both verbs are safe to call twice."""

from accounts.models import User
from webinars.models import Webinar


def name_moderator(webinar: Webinar, person: User) -> None:
    """From now on: what they send in the room is asked for anew with each message; what they are told, when they come in."""
    webinar.moderators.add(person)


def withdraw_moderator(webinar: Webinar, person_id: int) -> None:
    webinar.moderators.remove(person_id)
