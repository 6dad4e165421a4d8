"""How much may be given to read with one webinar."""

MOST_BYTES = 50 * 1024**2
"""Of one file."""
MOST_TOTAL_BYTES = 300 * 1024**2
"""Of all files of a webinar together."""
MOST_MATERIALS = 30
"""Files and links of a webinar."""
TITLE_LENGTH = 160
NAME_LENGTH = 200
URL_LENGTH = 1000
UPLOADS_PER_HOUR = 60
"""Of one person, whatever became of them: each is read through to find out what it is."""
DOWNLOADS_PER_MINUTE = 60
"""Of one person."""
