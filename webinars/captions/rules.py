"""Who may write captions (accounts/rights.py). A captioner needs the picture, so they may come into the room as well."""

import rules
from rules.permissions import permissions

from accounts.models import User
from accounts.rights import Right
from webinars.captions.models import Captioner
from webinars.models import Webinar
from webinars.rules import is_team


@rules.predicate
def captions(user: User, webinar: Webinar | None) -> bool:
    """Named for it by its team."""
    if webinar is None or not isinstance(user, User):
        return False
    return Captioner.objects.filter(webinar=webinar, person=user).exists()


rules.add_perm(Right.CAPTIONS_WRITE, is_team | captions)
rules.set_perm(Right.WEBINAR_JOIN, permissions[Right.WEBINAR_JOIN] | captions)
