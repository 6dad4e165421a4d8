"""Who may do what with a webinar. Names of rights: accounts/rights.py."""

import rules

from accounts.models import User
from accounts.rights import Right
from accounts.roles import HOLDERS
from accounts.rules import is_administrator, is_auditor, is_organiser, is_signed_in, role
from ui.prepared import Prepared
from webinars.models import Registration, Webinar


@rules.predicate
def teaches(user: User, webinar: Webinar | None) -> bool:
    return webinar is not None and isinstance(user, User) and webinar.is_taught_by(user)


@rules.predicate
def organises(user: User, webinar: Webinar | None) -> bool:
    """An organiser of the organisation that holds it, or whoever created it and may still hold webinars."""
    if webinar is None or not isinstance(user, User):
        return False
    if webinar.created_by_id == user.pk and user.may_hold:
        return True
    return bool(is_organiser(user)) and webinar.organisation_id == user.organisation_id


@rules.predicate
def moderates(user: User, webinar: Webinar | None) -> bool:
    """Named for it by its team."""
    return webinar is not None and isinstance(user, User) and webinar.is_moderated_by(user)


@rules.predicate
def is_public(user: object, webinar: Webinar | None) -> bool:
    return webinar is not None and not webinar.is_draft


@rules.predicate
def is_registered(user: User, webinar: Webinar | None) -> bool:
    """A confirmed place, and not sent out of the room."""
    if webinar is None or not isinstance(user, User):
        return False
    return _place_of.first(webinar.pk, user.pk) is not None


_place_of = Prepared(
    lambda webinar, person: Registration.objects.confirmed().filter(webinar=webinar, person=person, banned_at=None),
    -1,
    -2,
)


is_team = is_signed_in & (teaches | organises | is_administrator)

rules.add_perm(Right.WEBINAR_CREATE, role(*HOLDERS))
rules.add_perm(Right.WEBINAR_VIEW, is_public | is_team | is_auditor)
rules.add_perm(Right.WEBINAR_EDIT, is_team)
rules.add_perm(Right.WEBINAR_HOST, is_team)
rules.add_perm(Right.WEBINAR_MODERATE, is_team | moderates)
rules.add_perm(Right.WEBINAR_JOIN, is_team | is_registered | moderates)
rules.add_perm(Right.REGISTRATIONS_MANAGE, is_team)
rules.add_perm(Right.CHAT_TRACE, is_team | is_auditor)
