"""Writing evidence: many connections in two statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from attendance.domain.connection import Connection
from attendance.models import EndedHow, PresenceSpan, StateSpan

PRESENCE_COLUMNS = {
    "id": "uuid",
    "webinar_id": "bigint",
    "person_id": "bigint",
    "connection": "uuid",
    "device_label": "text",
    "ip": "inet",
    "user_agent": "text",
    "mode": "text",
    "as_host": "boolean",
    "started_at": "timestamptz",
    "last_beat_at": "timestamptz",
    "beats": "integer",
    "max_skew_ms": "integer",
    "ended_at": "timestamptz",
    "ended_how": "text",
}
STATE_COLUMNS = {
    "id": "uuid",
    "presence_id": "uuid",
    "kind": "text",
    "started_at": "timestamptz",
    "ended_at": "timestamptz",
    "is_closed": "boolean",
    "position_from_ms": "bigint",
    "position_to_ms": "bigint",
}

# Who is attested to sit beside somebody is present as long as that browser is (`attendance.domain.attestations`).
BESIDE = """attendance_attestation attested
        ON attested.webinar_id = led.webinar_id AND attested.facilitator_id = led.person_id
        AND attested.user_agent = led.user_agent AND led.attestation_id IS NULL
        AND (led.ended_at IS NULL OR led.ended_at > attested.at)
        AND NOT EXISTS (SELECT FROM attendance_attestationnote note WHERE note.attestation_id = attested.id)"""
WRITE_BESIDE = f"""
    INSERT INTO attendance_presencespan AS span (id, webinar_id, person_id, connection, device_label, ip, user_agent, mode,
        as_host, started_at, last_beat_at, beats, max_skew_ms, ended_at, ended_how, attestation_id)
    SELECT md5('beside ' || attested.id || ' ' || led.id)::uuid, led.webinar_id, attested.person_id, led.connection,
        led.device_label, led.ip, led.user_agent, led.mode, false, GREATEST(led.started_at, attested.at),
        GREATEST(led.last_beat_at, attested.at), led.beats, led.max_skew_ms, led.ended_at, led.ended_how, attested.id
    FROM {{led}} led JOIN {BESIDE}
    ON CONFLICT (id) DO UPDATE SET
        last_beat_at = GREATEST(span.last_beat_at, EXCLUDED.last_beat_at), beats = GREATEST(span.beats, EXCLUDED.beats),
        max_skew_ms = GREATEST(span.max_skew_ms, EXCLUDED.max_skew_ms),
        ended_at = EXCLUDED.ended_at, ended_how = EXCLUDED.ended_how
    WHERE span.ended_at IS NULL
"""
# A span that somebody ended meanwhile (the reaper, another process) stays as it is and is missing from the answer. So is one of
# a webinar that is sealed: a page that was left open after the end.
WRITE_PRESENCE = f"""
WITH written AS (
    INSERT INTO attendance_presencespan AS span ({{columns}}) SELECT * FROM unnest({{arrays}}) AS said({{columns}})
    WHERE NOT EXISTS (SELECT FROM attendance_evidenceseal seal WHERE seal.webinar_id = said.webinar_id)
    ON CONFLICT (id) DO UPDATE SET
        last_beat_at = GREATEST(span.last_beat_at, EXCLUDED.last_beat_at), beats = GREATEST(span.beats, EXCLUDED.beats),
        max_skew_ms = GREATEST(span.max_skew_ms, EXCLUDED.max_skew_ms),
        ended_at = EXCLUDED.ended_at, ended_how = EXCLUDED.ended_how
    WHERE span.ended_at IS NULL
    RETURNING span.*
), beside AS ({WRITE_BESIDE.format(led="written")})
SELECT id FROM written
"""
WRITE_STATES = f"""
WITH written AS (
    INSERT INTO attendance_statespan AS state ({{columns}}) SELECT * FROM unnest({{arrays}}) AS said({{columns}})
    ON CONFLICT (id) DO UPDATE SET
        ended_at = GREATEST(state.ended_at, EXCLUDED.ended_at), is_closed = EXCLUDED.is_closed,
        position_to_ms = EXCLUDED.position_to_ms
    WHERE NOT state.is_closed
    RETURNING state.*
)
INSERT INTO attendance_statespan AS state ({{columns}})
SELECT md5('beside ' || attested.id || ' ' || written.id)::uuid, beside.id, written.kind,
    GREATEST(written.started_at, attested.at), GREATEST(written.ended_at, attested.at), written.is_closed,
    written.position_from_ms, written.position_to_ms
FROM written JOIN attendance_presencespan led ON led.id = written.presence_id JOIN {BESIDE}
    JOIN attendance_presencespan beside ON beside.id = md5('beside ' || attested.id || ' ' || led.id)::uuid
ON CONFLICT (id) DO UPDATE SET
    ended_at = GREATEST(state.ended_at, EXCLUDED.ended_at), is_closed = EXCLUDED.is_closed,
    position_to_ms = EXCLUDED.position_to_ms
WHERE NOT state.is_closed
"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of some connections as they are at this moment: taken in the event loop, written in a thread."""

    presence: list[tuple[Any, ...]]
    states: list[tuple[Any, ...]]


def snapshot(connections: Iterable[Connection]) -> Snapshot:
    presence, states = [], []
    for one in connections:
        presence.append(tuple(getattr(one, name) for name in PRESENCE_COLUMNS))
        for state in one.states:
            states.append(tuple(one.id if name == "presence_id" else getattr(state, name) for name in STATE_COLUMNS))
    return Snapshot(presence=presence, states=states)


def closed_states(rows: Snapshot) -> set[UUID]:
    """The ids of the states that these rows close."""
    closed_at = list(STATE_COLUMNS).index("is_closed")
    return {row[0] for row in rows.states if row[closed_at]}


def write_evidence(rows: Snapshot) -> set[UUID]:
    """Writes or brings up to date. Returns the ids of the spans that are as given; the others had been ended before."""
    if not rows.presence:
        return set()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_statement(WRITE_PRESENCE, PRESENCE_COLUMNS), _columns(rows.presence))
        written = {row[0] for row in cursor.fetchall()}
        presence_at = list(STATE_COLUMNS).index("presence_id")
        # States of a span that was given up have nowhere to go on: what was written of them stands.
        states = [row for row in rows.states if row[presence_at] in written]
        if states:
            cursor.execute(_statement(WRITE_STATES, STATE_COLUMNS), _columns(states))
    return written


def end_silent(*, now: datetime | None = None) -> int:
    """The reaper: ends every span without a heartbeat for SILENT_AFTER_S at its last beat. Returns how many; idempotent."""
    silent = PresenceSpan.objects.silent(now=now or timezone.now())
    ended = silent.update(ended_at=F("last_beat_at"), ended_how=EndedHow.DROPPED)
    StateSpan.objects.filter(is_closed=False, presence__ended_at__isnull=False).update(is_closed=True)
    return ended


def _statement(template: str, columns: dict[str, str]) -> str:
    arrays = ", ".join(f"%s::{type_}[]" for type_ in columns.values())
    return template.format(columns=", ".join(columns), arrays=arrays)


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
