"""Which organisations stand below one: the schools of a district, the districts of a region."""

from django.db import connection

from accounts.models import Organisation

BELOW = """
WITH RECURSIVE below AS (
    SELECT id FROM accounts_organisation WHERE id = %s
    UNION SELECT one.id FROM accounts_organisation one JOIN below ON one.parent_id = below.id
)
SELECT id FROM below
"""


def organisations_below(organisation: Organisation) -> set[int]:
    """The keys of it and of all below it, however deep. One query."""
    with connection.cursor() as cursor:
        cursor.execute(BELOW, [organisation.pk])
        return {row[0] for row in cursor.fetchall()}
