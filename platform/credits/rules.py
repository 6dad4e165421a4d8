"""Who may see and change credit. Names of rights: accounts/rights.py."""

import rules

from accounts.models import User
from accounts.rights import Right
from accounts.rules import is_administrator, is_auditor
from credits.models import Certificate
from webinars.rules import is_team, organises


@rules.predicate
def is_oneself(user: User, person: User | None) -> bool:
    return person is not None and user.pk is not None and person.pk == user.pk


@rules.predicate
def is_own_certificate(user: User, certificate: Certificate | None) -> bool:
    return certificate is not None and user.pk is not None and certificate.person_id == user.pk


@rules.predicate
def prepared_its_webinar(user: User, certificate: Certificate | None) -> bool:
    return certificate is not None and bool(is_team(user, certificate.webinar))


@rules.predicate
def organised_its_webinar(user: User, certificate: Certificate | None) -> bool:
    return certificate is not None and bool(organises(user, certificate.webinar))


rules.add_perm(Right.TERMS_EDIT, is_team)
rules.add_perm(Right.LEDGER_VIEW, is_oneself | is_administrator | is_auditor)
rules.add_perm(Right.CERTIFICATE_VIEW, is_own_certificate | prepared_its_webinar | is_administrator | is_auditor)
rules.add_perm(Right.CERTIFICATE_REVOKE, organised_its_webinar | is_administrator)
