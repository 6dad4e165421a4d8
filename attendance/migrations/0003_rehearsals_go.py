"""What simulated people left in a rehearsal is no evidence: it may be deleted, and nothing else may."""

from django.db import migrations

LET_GO = """
CREATE FUNCTION attendance_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_rehearsal boolean;
BEGIN
    IF TG_TABLE_NAME = 'attendance_presencespan' THEN
        SELECT is_rehearsal INTO of_rehearsal FROM webinars_webinar WHERE id = OLD.webinar_id;
    ELSE
        SELECT webinar.is_rehearsal INTO of_rehearsal FROM webinars_webinar webinar
            JOIN attendance_presencespan span ON span.webinar_id = webinar.id WHERE span.id = OLD.presence_id;
    END IF;
    IF of_rehearsal THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Evidence is append-only: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER presence_never_deleted ON attendance_presencespan;
DROP TRIGGER state_never_deleted ON attendance_statespan;
CREATE TRIGGER presence_never_deleted BEFORE DELETE ON attendance_presencespan
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse_delete();
CREATE TRIGGER state_never_deleted BEFORE DELETE ON attendance_statespan
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse_delete();
"""
KEEP = """
DROP TRIGGER presence_never_deleted ON attendance_presencespan;
DROP TRIGGER state_never_deleted ON attendance_statespan;
DROP FUNCTION attendance_refuse_delete();
CREATE TRIGGER presence_never_deleted BEFORE DELETE ON attendance_presencespan
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse();
CREATE TRIGGER state_never_deleted BEFORE DELETE ON attendance_statespan
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("attendance", "0002_append_only"), ("webinars", "0002_rehearsal")]

    operations = [migrations.RunSQL(LET_GO, KEEP)]
