"""Who gives feedback, and who sees what came of it (accounts/rights.py). Preparing the form is part of editing a webinar."""

import rules

from accounts.rights import Right
from accounts.rules import is_signed_in
from webinars.rules import is_registered, is_team, teaches

rules.add_perm(Right.FEEDBACK_GIVE, is_signed_in & is_registered & ~teaches)
rules.add_perm(Right.FEEDBACK_VIEW, is_team)
