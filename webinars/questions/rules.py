"""Who may see questions. Names of rights: accounts/rights.py. Asking is part of joining, answering of hosting a webinar."""

import rules

from accounts.rights import Right
from accounts.rules import is_auditor
from webinars.rules import is_registered, is_team, moderates

rules.add_perm(Right.QUESTIONS_VIEW, is_team | is_registered | moderates | is_auditor)
# Who asked what without a name, and what was done to it by whom.
rules.add_perm(Right.QUESTIONS_TRACE, is_auditor)
