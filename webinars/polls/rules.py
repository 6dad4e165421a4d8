"""Who may see what came of polls (accounts/rights.py). Preparing is part of editing a webinar, opening of hosting it."""

import rules

from accounts.rights import Right
from accounts.rules import is_auditor
from webinars.rules import is_team

rules.add_perm(Right.POLLS_VIEW, is_team | is_auditor)
