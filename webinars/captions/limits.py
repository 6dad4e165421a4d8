"""What is too much."""

LONGEST_TEXT = 300
"""Characters of one line: three lines of a wide screen."""
LONGEST_LINE_MS = 30_000
MOST_BYTES = 8 * 1024
"""Of one request."""
MOST_LINES_PER_10_S = 60
"""For one engine, or one captioner: words that are corrected while they are spoken come a few times a second."""
MOST_LANGUAGES = 6
MOST_TOKENS = 5
MOST_CAPTIONERS = 10
IN_SNAPSHOT = 30
"""Lines, the newest: enough for a picture that is some seconds late."""
