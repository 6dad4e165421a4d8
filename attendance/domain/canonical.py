"""The canonical form of evidence: the text of a row that is hashed. PostgreSQL writes it, so that anybody with psql can too.

    daris-evidence 1 attendance_checknote
    id=4711
    kind="answered"
    at=2026-11-22T09:30:00.123456Z
    connection=null

The first line names the form and the table; a line for each column follows, in the order given here, each ended by a line
feed; the text is UTF-8. Texts, addresses and UUIDs stand as JSON strings, numbers and booleans as in JSON, lists and JSON as
PostgreSQL writes them, moments in UTC with six digits of the second, nothing as `null`.

    digest = sha256(canonical form)
    link   = sha256(link of the row before (the first: 64 zeros) + line feed + digest)

both as 64 lower-case hexadecimal digits, also where they are hashed. A form never changes: a table that gets columns gets
a new number in `FORMS`, and rows that were sealed keep theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

FORM = 1
GENESIS = "0" * 64

_WRITTEN = {
    "text": "to_json({0}::text)::text",
    "ip": "to_json(host({0}))::text",
    "number": "{0}::text",
    "yes_no": "{0}::text",
    "moment": """to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
    "list": "to_json({0})::text",
    "json": "{0}::text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceTable:
    """`columns`: how each is written. `source` selects the rows of the webinar %(webinar)s as `one`."""

    name: str
    columns: Mapping[str, str]
    source: str
    order: str

    @property
    def canonical(self) -> str:
        """The SQL expression of a row's canonical form."""
        lines = (
            f"'{name}=' || COALESCE({_WRITTEN[kind].format(f'one.{name}')}, 'null') || E'\\n'"
            for name, kind in self.columns.items()
        )
        return " || ".join([f"E'daris-evidence {FORM} {self.name}\\n'", *lines])

    @property
    def digests(self) -> str:
        """Selects key and digest of every row of a webinar, in order."""
        return (
            f"SELECT one.id::text, encode(sha256(convert_to({self.canonical}, 'UTF8')), 'hex')"
            f" FROM {self.source} ORDER BY {self.order}"
        )

    @property
    def one(self) -> str:
        """Selects the canonical form of the row %(key)s."""
        return f"SELECT {self.canonical} FROM {self.name} one WHERE one.id::text = %(key)s"


def _table(name: str, columns: Mapping[str, str], *, source: str = "", order: str = "one.id") -> EvidenceTable:
    return EvidenceTable(
        name=name,
        columns=MappingProxyType(dict(columns)),
        source=source or f"{name} one WHERE one.webinar_id = %(webinar)s",
        order=order,
    )


def _due(table: str, moment: str) -> str:
    """Recordings are watched long after the seal; their rows go into the chain some minutes later. Those that are not in it
    and older than an hour do not belong there."""
    return (
        f"(one.{moment} < now() - interval '1 hour' OR EXISTS (SELECT FROM attendance_sealedrow row"
        f" WHERE row.of_table = '{table}' AND row.row_key = one.id::text))"
    )


TABLES: tuple[EvidenceTable, ...] = (
    _table(
        "webinars_webinar",
        {"id": "number", "code": "text", "started_at": "moment", "ended_at": "moment"},
        source="webinars_webinar one WHERE one.id = %(webinar)s",
    ),
    _table(
        "webinars_break",
        {"id": "number", "webinar_id": "number", "started_at": "moment", "ended_at": "moment"},
    ),
    _table(
        "webinars_interruption",
        {"id": "number", "webinar_id": "number", "cause": "text", "started_at": "moment", "ended_at": "moment"},
    ),
    _table(
        "attendance_presencespan",
        {
            "id": "text",
            "webinar_id": "number",
            "person_id": "number",
            "connection": "text",
            "device_label": "text",
            "ip": "ip",
            "user_agent": "text",
            "mode": "text",
            "as_host": "yes_no",
            "started_at": "moment",
            "last_beat_at": "moment",
            "beats": "number",
            "max_skew_ms": "number",
            "ended_at": "moment",
            "ended_how": "text",
            "attestation_id": "number",
        },
        order="one.started_at, one.id",
    ),
    _table(
        "attendance_statespan",
        {
            "id": "text",
            "presence_id": "text",
            "kind": "text",
            "started_at": "moment",
            "ended_at": "moment",
            "is_closed": "yes_no",
            "position_from_ms": "number",
            "position_to_ms": "number",
        },
        source="attendance_statespan one JOIN attendance_presencespan span ON span.id = one.presence_id"
        " WHERE span.webinar_id = %(webinar)s",
        order="one.started_at, one.id",
    ),
    _table(
        "attendance_checkplan",
        {
            "id": "number",
            "webinar_id": "number",
            "seed": "text",
            "content_s": "number",
            "launch": "number",
            "per_s": "number",
            "window_s": "number",
            "edge_s": "number",
            "made_at": "moment",
        },
    ),
    _table(
        "attendance_presencecheck",
        {
            "id": "number",
            "webinar_id": "number",
            "number": "number",
            "source": "text",
            "slot": "number",
            "planned_ms": "number",
            "poll_code": "text",
            "launched_by_id": "number",
            "launched_at": "moment",
            "window_s": "number",
        },
    ),
    _table(
        "attendance_checknote",
        {
            "id": "number",
            "presence_check_id": "number",
            "person_id": "number",
            "kind": "text",
            "at": "moment",
            "connection": "text",
        },
        source="attendance_checknote one JOIN attendance_presencecheck launched ON launched.id = one.presence_check_id"
        " WHERE launched.webinar_id = %(webinar)s",
    ),
    _table(
        "polls_pollvote",
        {
            "id": "number",
            "poll_id": "number",
            "person_id": "number",
            "choices": "list",
            "number": "number",
            "words": "list",
            "text": "text",
            "voted_at": "moment",
            "changed_at": "moment",
        },
        source="polls_pollvote one JOIN polls_poll poll ON poll.id = one.poll_id WHERE poll.webinar_id = %(webinar)s",
    ),
    # What people did in the room: chat, questions, hands, votes, what the team did. Not what happened after the end.
    _table(
        "webinars_roomevent",
        {
            "id": "number",
            "webinar_id": "number",
            "seq": "number",
            "type": "text",
            "payload": "json",
            "audience": "text",
            "told_to_id": "number",
            "person_id": "number",
            "at": "moment",
        },
        source="webinars_roomevent one JOIN webinars_webinar webinar ON webinar.id = one.webinar_id"
        " WHERE webinar.id = %(webinar)s AND one.person_id IS NOT NULL AND one.at <= webinar.ended_at",
        order="one.seq",
    ),
    _table(
        "attendance_attestation",
        {
            "id": "number",
            "webinar_id": "number",
            "person_id": "number",
            "facilitator_id": "number",
            "connection": "text",
            "user_agent": "text",
            "at": "moment",
        },
    ),
    _table(
        "attendance_attestationnote",
        {"id": "number", "attestation_id": "number", "kind": "text", "by_id": "number", "at": "moment"},
        source="attendance_attestationnote one JOIN attendance_attestation attested ON attested.id = one.attestation_id"
        " WHERE attested.webinar_id = %(webinar)s",
    ),
    _table(
        "attendance_correction",
        {
            "id": "number",
            "webinar_id": "number",
            "person_id": "number",
            "kind": "text",
            "started_at": "moment",
            "ended_at": "moment",
            "reason": "text",
            "by_id": "number",
            "at": "moment",
        },
    ),
    _table(
        "imports_meetingimport",
        {
            "id": "number",
            "code": "text",
            "webinar_id": "number",
            "by_id": "number",
            "at": "moment",
            "file_name": "text",
            "size": "number",
            "sha256": "text",
            "storage_key": "text",
            "product": "text",
            "meeting": "text",
            "topic": "text",
            "date_order": "text",
            "zone": "text",
            "content_from": "moment",
            "content_to": "moment",
            "added": "number",
            "known": "number",
            "missing": "number",
            "left_out": "json",
        },
    ),
    _table(
        "imports_importedspan",
        {
            "id": "text",
            "meeting_import_id": "number",
            "webinar_id": "number",
            "person_id": "number",
            "line": "number",
            "name": "text",
            "email": "text",
            "matched_by": "text",
            "started_at": "moment",
            "ended_at": "moment",
        },
        order="one.started_at, one.id",
    ),
    _table(
        "watching_sitting",
        {
            "id": "text",
            "webinar_id": "number",
            "person_id": "number",
            "device_label": "text",
            "ip": "ip",
            "user_agent": "text",
            "opened_at": "moment",
        },
        source="watching_sitting one WHERE one.webinar_id = %(webinar)s AND " + _due("watching_sitting", "opened_at"),
        order="one.opened_at, one.id",
    ),
    _table(
        "watching_watched",
        {
            "id": "number",
            "sitting_id": "text",
            "seq": "number",
            "part": "number",
            "from_ms": "number",
            "to_ms": "number",
            "lecture_at": "moment",
            "heard_at": "moment",
        },
        source="watching_watched one JOIN watching_sitting sitting ON sitting.id = one.sitting_id"
        " WHERE sitting.webinar_id = %(webinar)s AND " + _due("watching_watched", "heard_at"),
    ),
)
"""In the order in which the rows of a webinar are sealed at its end."""

BY_NAME: Mapping[str, EvidenceTable] = MappingProxyType({table.name: table for table in TABLES})


def link_of(before: str, digest: str) -> str:
    return sha256(f"{before}\n{digest}".encode()).hexdigest()


def journal_of(before: str, *, code: str, rows: int, head: str) -> str:
    """The link of the journal of seals: sha256(the one before (the first: 64 zeros), code, rows, head, by line feeds)."""
    return sha256(f"{before}\n{code}\n{rows}\n{head}".encode()).hexdigest()
