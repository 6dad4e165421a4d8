"""Spans of people who sat beside a facilitator say by whose word; that never changes either."""

import django.db.models.deletion
from django.db import migrations, models

GUARD = """
CREATE OR REPLACE FUNCTION attendance_guard_presence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.ended_at IS NOT NULL THEN
        RAISE EXCEPTION 'Evidence is append-only: presence span % has ended', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.id, NEW.webinar_id, NEW.person_id, NEW.connection, NEW.device_label, NEW.ip, NEW.user_agent, NEW.mode,
        NEW.as_host, NEW.started_at{attested[0]})
       IS DISTINCT FROM
       (OLD.id, OLD.webinar_id, OLD.person_id, OLD.connection, OLD.device_label, OLD.ip, OLD.user_agent, OLD.mode,
        OLD.as_host, OLD.started_at{attested[1]})
       OR NEW.last_beat_at < OLD.last_beat_at OR NEW.beats < OLD.beats OR NEW.max_skew_ms < OLD.max_skew_ms THEN
        RAISE EXCEPTION 'Evidence is append-only: presence span % may only go on or end', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("attendance", "0008_server_sign_since")]

    operations = [
        migrations.AddField(
            "presencespan",
            "attestation",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="spans",
                to="attendance.attestation",
            ),
        ),
        migrations.RunSQL(
            GUARD.format(attested=(", NEW.attestation_id", ", OLD.attestation_id")), GUARD.format(attested=("", ""))
        ),
    ]
