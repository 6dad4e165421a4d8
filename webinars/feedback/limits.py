"""How much a feedback form may ask and take, and for how long."""

SCALE = (1, 2, 3, 4, 5)
"""From "I do not agree at all" to "I agree completely"."""
MOST_STATEMENTS = 20
STATEMENT_LENGTH = 300
ANSWER_LENGTH = 2000
OPEN_DAYS = 30
"""From the end of the lecture."""
FEWEST_SHOWN = 3
"""Of an anonymous form nothing is shown before so many have answered: of one or two it is plain who they were."""
