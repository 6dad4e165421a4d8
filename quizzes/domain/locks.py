"""Who waits for whom: people who begin an attempt do not wait for each other, but an author's change waits for them all."""

from django.db import connection

# Any number that no other advisory lock of this database uses as its first key.
_QUESTIONS = 0x7175697A


def share_questions(quiz_id: int) -> None:
    """Until the end of the transaction, the questions of this quiz are not changed."""
    _lock("pg_advisory_xact_lock_shared", quiz_id)


def change_questions(quiz_id: int) -> None:
    """Until the end of the transaction, nobody else changes or draws the questions of this quiz."""
    _lock("pg_advisory_xact_lock", quiz_id)


def _lock(function: str, quiz_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [_QUESTIONS, quiz_id % 2**31])
