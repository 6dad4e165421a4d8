"""What a report may have. Far above real ones: a Zoom webinar holds 50,000, and each of them may come again some times."""

MOST_BYTES = 15 * 1000**2
MOST_UNPACKED = 60 * 1000**2
"""Of a workbook, which is a ZIP."""
MOST_PARTS = 500
MOST_ROWS = 100_000
MOST_COLUMNS = 60
LONGEST_CELL = 500
"""Longer texts are cut: no name and no address is so long."""
