"""How much a deck may be. A hostile file costs no more than this."""

WIDTHS = (480, 960, 1920)
"""Pixels of the three pictures of a page: thumbnails and weak lines, phones and small windows, a full screen."""

MOST_BYTES = 100 * 1000**2
"""Of one PDF."""
MOST_PAGES = 300
MOST_DECKS = 20
"""In one webinar."""
TITLE_LENGTH = 120

MEMORY_BYTES = 1536 * 1024**2
"""Address space of the process that draws. A page of 1920 by 2880 takes 22 MB; the rest is what pictures inside it unpack to."""
CPU_S = 900
"""Processor time for all pages together: a plain page takes half a second."""
PAGE_S = 40.0
"""One page may take so long, by the clock."""
PICTURE_BYTES = 32 * 1024**2
"""The largest file that the process may write."""

UPLOADS_PER_HOUR = 40
"""Of one person: each costs up to CPU_S."""
PICTURES_PER_MINUTE = 900
"""Of one person: all pages of a long deck as thumbnails, three times."""
DOWNLOADS_PER_MINUTE = 30
SEARCHES_PER_MINUTE = 120
