"""Who may see attendance. Names of rights: accounts/rights.py."""

import rules

from accounts.models import User
from accounts.rights import Right
from accounts.rules import is_auditor
from attendance.models import PresenceSpan
from webinars.models import Webinar
from webinars.rules import is_registered, is_team


@rules.predicate
def was_there(user: User, webinar: Webinar | None) -> bool:
    """Left evidence of presence, whatever became of the registration."""
    if webinar is None or not isinstance(user, User):
        return False
    return PresenceSpan.objects.filter(webinar=webinar, person=user).exists()


rules.add_perm(Right.ATTENDANCE_VIEW_REPORT, is_team | is_auditor)
# With the webinar: one's own attendance of it.
rules.add_perm(Right.ATTENDANCE_VIEW_OWN, is_registered | was_there)
