"""Who may see materials (accounts/rights.py). Giving them out is part of hosting a webinar."""

import rules

from accounts.rights import Right
from accounts.rules import is_auditor, is_signed_in
from webinars.rules import is_registered, is_team, moderates

rules.add_perm(Right.MATERIALS_VIEW, is_signed_in & (is_team | is_auditor | moderates | is_registered))
