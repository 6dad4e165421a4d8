"""Lines of the log: what happened, never about whom.

Our own messages name keys, never people; a test reads them all. What libraries say is cleaned here: PostgreSQL tells the
values of a row that it refuses, and an error of a mail server the address that it did not like.
"""

import logging
import re

_ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_VALUES = re.compile(r"^(\s*(?:DETAIL|CONTEXT):).*$", re.MULTILINE)
HIDDEN = "…"


class LineFormatter(logging.Formatter):
    """Without addresses of people and values of rows, also in tracebacks. What was refused to a client (4xx) has none: nothing
    is broken, and anybody could fill the log with them."""

    def format(self, record: logging.LogRecord) -> str:
        if 400 <= getattr(record, "status_code", 0) < 500:
            record = logging.makeLogRecord(record.__dict__ | {"exc_info": None, "exc_text": None, "stack_info": None})
        return without_people(super().format(record))


def without_people(text: str) -> str:
    return _ADDRESS.sub(HIDDEN, _VALUES.sub(rf"\1 {HIDDEN}", text))
