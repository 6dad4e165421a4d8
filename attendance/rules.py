"""Who may see attendance. Names of rights: accounts/rights.py."""

import rules

from accounts.models import User
from accounts.rights import Right
from accounts.rules import is_administrator, is_auditor, is_signed_in
from attendance.models import PresenceSpan
from webinars.models import Webinar
from webinars.rules import is_registered, is_team, organises


@rules.predicate
def was_there(user: User, webinar: Webinar | None) -> bool:
    """Left evidence of presence, whatever became of the registration."""
    if webinar is None or not isinstance(user, User):
        return False
    return PresenceSpan.objects.filter(webinar=webinar, person=user).exists()


rules.add_perm(Right.ATTENDANCE_VIEW_REPORT, is_team | is_auditor)
# As hours: those who organise it, not its lecturers.
rules.add_perm(Right.ATTENDANCE_CORRECT, is_signed_in & (organises | is_administrator))
rules.add_perm(Right.ATTENDANCE_IMPORT, is_signed_in & (organises | is_administrator))
# With the webinar: one's own attendance of it.
rules.add_perm(Right.ATTENDANCE_VIEW_OWN, is_registered | was_there)
rules.add_perm(Right.ATTENDANCE_ATTEST, is_registered)
