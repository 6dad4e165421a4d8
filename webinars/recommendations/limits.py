"""How much people may recommend."""

MAX_TEXT = 1000
MAX_REASON = 500
"""Characters; of a reason to hide what somebody wrote."""
MOST_OF_ONE = 30
"""Shown recommendations of one person in one webinar."""
WRITES_PER_MINUTE = 10
SUPPORTS_PER_MINUTE = 60
SHOWN_AT_FIRST = 10
"""Of one node, the most supported ones, before a person asks for all of it."""
