"""The database itself keeps evidence append-only, whoever asks: the ORM, the admin or a person with psql.

Allowed besides INSERT: an open presence span moves its last beat and counters forward and is ended once; an open state
span grows and is closed once. TRUNCATE is left to databases named test_*, which Django's test runner empties.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION attendance_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'Evidence is append-only: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION attendance_guard_presence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.ended_at IS NOT NULL THEN
        RAISE EXCEPTION 'Evidence is append-only: presence span % has ended', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.id, NEW.webinar_id, NEW.person_id, NEW.connection, NEW.device_label, NEW.ip, NEW.user_agent, NEW.mode,
        NEW.as_host, NEW.started_at)
       IS DISTINCT FROM
       (OLD.id, OLD.webinar_id, OLD.person_id, OLD.connection, OLD.device_label, OLD.ip, OLD.user_agent, OLD.mode,
        OLD.as_host, OLD.started_at)
       OR NEW.last_beat_at < OLD.last_beat_at OR NEW.beats < OLD.beats OR NEW.max_skew_ms < OLD.max_skew_ms THEN
        RAISE EXCEPTION 'Evidence is append-only: presence span % may only go on or end', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION attendance_guard_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.is_closed OR NEW.ended_at < OLD.ended_at
       OR (NEW.id, NEW.presence_id, NEW.kind, NEW.started_at, NEW.position_from_ms)
          IS DISTINCT FROM (OLD.id, OLD.presence_id, OLD.kind, OLD.started_at, OLD.position_from_ms) THEN
        RAISE EXCEPTION 'Evidence is append-only: state span % may only go on or be closed', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER presence_append_only BEFORE UPDATE ON attendance_presencespan
    FOR EACH ROW EXECUTE FUNCTION attendance_guard_presence();
CREATE TRIGGER presence_never_deleted BEFORE DELETE ON attendance_presencespan
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse();
CREATE TRIGGER presence_never_emptied BEFORE TRUNCATE ON attendance_presencespan
    FOR EACH STATEMENT EXECUTE FUNCTION attendance_refuse();

CREATE TRIGGER state_append_only BEFORE UPDATE ON attendance_statespan
    FOR EACH ROW EXECUTE FUNCTION attendance_guard_state();
CREATE TRIGGER state_never_deleted BEFORE DELETE ON attendance_statespan
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse();
CREATE TRIGGER state_never_emptied BEFORE TRUNCATE ON attendance_statespan
    FOR EACH STATEMENT EXECUTE FUNCTION attendance_refuse();
"""

UNGUARD = """
DROP TRIGGER state_never_emptied ON attendance_statespan;
DROP TRIGGER state_never_deleted ON attendance_statespan;
DROP TRIGGER state_append_only ON attendance_statespan;
DROP TRIGGER presence_never_emptied ON attendance_presencespan;
DROP TRIGGER presence_never_deleted ON attendance_presencespan;
DROP TRIGGER presence_append_only ON attendance_presencespan;
DROP FUNCTION attendance_guard_state();
DROP FUNCTION attendance_guard_presence();
DROP FUNCTION attendance_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("attendance", "0001_initial")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
