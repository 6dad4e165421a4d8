"""Emptying the tests' database after a test that commits.

Django's flush truncates every table, and then makes permissions and all that belongs to an empty database anew: half a second,
after each of some hundred tests. Most tests fill a few tables. So these are emptied, and what belongs to an empty database
stays as long as it is as it was.
"""

from collections.abc import Callable

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

MOST_ROWS = 20_000
"""Deleted rows leave their places behind (nothing vacuums here), which a flush gives back."""


class Emptier:
    """Of a session. `flush` is Django's own."""

    def __init__(self) -> None:
        self._of_empty: dict[str, str] = {}
        self._deleted = 0

    def empty(self, flush: Callable[[], None]) -> None:
        if self._of_empty and self._delete() and self._is_as_it_was():
            return
        flush()
        with connection.cursor() as cursor:
            self._of_empty = (
                {table: digest(cursor, table) for table in filled(cursor)} if may_pass_triggers(cursor) else {}
            )
        self._deleted = 0

    def _delete(self) -> bool:
        """False when the tables have held so much that a flush is better."""
        with transaction.atomic(), connection.cursor() as cursor:
            # Neither the order of the tables nor the rows that may never be deleted matter.
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table in filled(cursor):
                if table not in self._of_empty:
                    cursor.execute(f"DELETE FROM {quoted(table)}")
                    self._deleted += cursor.rowcount
        return self._deleted < MOST_ROWS

    def _is_as_it_was(self) -> bool:
        with connection.cursor() as cursor:
            return all(digest(cursor, table) == known for table, known in self._of_empty.items()) and set(
                filled(cursor)
            ) == set(self._of_empty)


def filled(cursor: CursorWrapper) -> list[str]:
    """The tables that Django's flush would empty, if they have rows."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    looks = (f"SELECT '{table}' WHERE EXISTS (SELECT FROM {quoted(table)})" for table in tables)
    cursor.execute(" UNION ALL ".join(looks))
    return [table for (table,) in cursor.fetchall()]


def digest(cursor: CursorWrapper, table: str) -> str:
    cursor.execute(f"SELECT md5(string_agg(each::text, '|' ORDER BY each::text)) FROM {quoted(table)} AS each")
    found = cursor.fetchone()
    return str(found[0]) if found else ""


def may_pass_triggers(cursor: CursorWrapper) -> bool:
    """The tests' own server lets us; one that a person brought (DATABASE_URL) may not."""
    cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    found: tuple[bool] | None = cursor.fetchone()
    return found == (True,)


def quoted(table: str) -> str:
    return connection.ops.quote_name(table)
