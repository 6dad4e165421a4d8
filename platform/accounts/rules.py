"""Roles as predicates; other apps combine them."""

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import Organisation, User
from accounts.rights import Right
from accounts.roles import Role


def role(*wanted: Role) -> rules.Predicate:
    def has_role(user: User | AnonymousUser) -> bool:
        return isinstance(user, User) and user.has_role(*wanted)

    return rules.Predicate(has_role, name=f"role({'|'.join(wanted)})")


@rules.predicate
def is_signed_in(user: User | AnonymousUser) -> bool:
    return user.is_authenticated


@rules.predicate
def works_there(user: User | AnonymousUser, organisation: Organisation | None) -> bool:
    return isinstance(user, User) and organisation is not None and user.organisation_id == organisation.pk


is_administrator = role(Role.ADMINISTRATOR)
is_organiser = role(Role.ORGANISER)
is_lecturer = role(Role.LECTURER)
is_auditor = role(Role.AUDITOR)

rules.add_perm(Right.ORGANISATION_EDIT, is_administrator | (is_organiser & works_there))
