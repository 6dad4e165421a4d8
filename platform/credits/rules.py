"""Who may see and change credit. Names of rights: accounts/rights.py."""

import rules

from accounts.models import User
from accounts.rights import Right
from accounts.rules import is_administrator, is_auditor, is_lecturer, is_organiser, is_signed_in
from credits.models import Appeal, Attachment, Certificate, LedgerEntry, Policy
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


@rules.predicate
def is_own_appeal(user: User, appeal: Appeal | None) -> bool:
    return appeal is not None and user.pk is not None and appeal.person_id == user.pk


@rules.predicate
def organises_what_is_contested(user: User, appeal: Appeal | None) -> bool:
    return appeal is not None and bool(organises(user, appeal.webinar))


@rules.predicate
def sees_what_it_lies_beside(user: User, attachment: Attachment | None) -> bool:
    """Both sides of an appeal, and whoever sees the line of the ledger that rests on the file."""
    if attachment is None or user.pk is None:
        return False
    appeals = Appeal.objects.filter(attachment=attachment) | Appeal.objects.filter(decision__attachment=attachment)
    if any(user.has_perm(Right.APPEAL_VIEW, appeal) for appeal in appeals.select_related("webinar")):
        return True
    entries = LedgerEntry.objects.filter(attachment=attachment).select_related("webinar")
    return any(entry.person_id == user.pk or organises(user, entry.webinar) for entry in entries)


@rules.predicate
def is_of_ones_institute(user: User, policy: Policy | None) -> bool:
    return policy is not None and policy.organisation_id is not None and policy.organisation_id == user.organisation_id


@rules.predicate
def is_shared(user: User, policy: Policy | None) -> bool:
    return policy is not None and policy.is_shared


@rules.predicate
def has_institute(user: User) -> bool:
    return isinstance(user, User) and user.organisation_id is not None


prepares_webinars = is_organiser | is_lecturer | is_administrator

rules.add_perm(Right.HOURS_VIEW, is_team | is_auditor)
rules.add_perm(Right.HOURS_CORRECT, is_signed_in & (organises | is_administrator))
rules.add_perm(Right.APPEAL_VIEW, is_own_appeal | organises_what_is_contested | is_administrator | is_auditor)
rules.add_perm(Right.APPEAL_DECIDE, ~is_own_appeal & (organises_what_is_contested | is_administrator))
rules.add_perm(Right.APPEALS_LIST, is_organiser | is_lecturer | is_administrator | is_auditor)
rules.add_perm(Right.ATTACHMENT_VIEW, sees_what_it_lies_beside | is_administrator | is_auditor)
rules.add_perm(Right.POLICIES_LIST, prepares_webinars | is_auditor)
rules.add_perm(
    Right.POLICY_VIEW, (prepares_webinars & (is_shared | is_of_ones_institute)) | is_administrator | is_auditor
)
# What all institutes share is the administrators' to change; an institute's own is its organisers' too.
rules.add_perm(Right.POLICY_EDIT, is_administrator | (is_organiser & is_of_ones_institute))
rules.add_perm(Right.POLICY_CREATE, (is_organiser | is_administrator) & has_institute)
rules.add_perm(Right.TERMS_EDIT, is_team)
rules.add_perm(Right.LEDGER_VIEW, is_oneself | is_administrator | is_auditor)
rules.add_perm(Right.CERTIFICATE_VIEW, is_own_certificate | prepared_its_webinar | is_administrator | is_auditor)
rules.add_perm(Right.CERTIFICATE_REVOKE, ~is_own_certificate & (organised_its_webinar | is_administrator))
