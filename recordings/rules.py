"""Who may do what with a recording; the object is its webinar. Names of rights: accounts/rights.py."""

import rules

from accounts.rights import Right
from accounts.rules import is_auditor, is_signed_in
from webinars.rules import is_registered, is_team

rules.add_perm(Right.RECORDING_WATCH, is_signed_in & (is_team | is_auditor | is_registered))
rules.add_perm(Right.RECORDING_MANAGE, is_team)
