"""Who reads and writes recommendations (accounts/rights.py). Hiding one is moderating, closing them is hosting a webinar."""

import rules

from accounts.rights import Right
from accounts.rules import is_auditor, is_signed_in
from webinars.rules import is_registered, is_team, moderates

rules.add_perm(Right.RECOMMENDATIONS_VIEW, is_team | is_signed_in & (is_registered | moderates | is_auditor))
rules.add_perm(Right.RECOMMENDATIONS_WRITE, is_signed_in & is_registered)
rules.add_perm(Right.RECOMMENDATIONS_SUMMARY, is_team | is_auditor)
# Who wrote without a name, and what was done to each by whom.
rules.add_perm(Right.RECOMMENDATIONS_TRACE, is_auditor)
