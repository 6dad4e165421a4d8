"""Evidence of presence checks is only added to: no row is changed, emptied, or deleted (but of a rehearsal), whoever asks."""

from django.db import migrations

TABLES = {"plan": "attendance_checkplan", "check": "attendance_presencecheck", "note": "attendance_checknote"}

REFUSE_DELETE = """
CREATE FUNCTION attendance_refuse_check_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_rehearsal boolean;
BEGIN
    IF TG_TABLE_NAME = 'attendance_checknote' THEN
        SELECT webinar.is_rehearsal INTO of_rehearsal FROM webinars_webinar webinar
            JOIN attendance_presencecheck launched ON launched.webinar_id = webinar.id
            WHERE launched.id = OLD.presence_check_id;
    ELSE
        SELECT is_rehearsal INTO of_rehearsal FROM webinars_webinar WHERE id = OLD.webinar_id;
    END IF;
    IF of_rehearsal THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Evidence is append-only: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""
GUARD = REFUSE_DELETE + "".join(
    f"""
CREATE TRIGGER check_{name}_append_only BEFORE UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse();
CREATE TRIGGER check_{name}_never_deleted BEFORE DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse_check_delete();
CREATE TRIGGER check_{name}_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION attendance_refuse();
"""
    for name, table in TABLES.items()
)
UNGUARD = (
    "".join(
        f"""
DROP TRIGGER check_{name}_never_emptied ON {table};
DROP TRIGGER check_{name}_never_deleted ON {table};
DROP TRIGGER check_{name}_append_only ON {table};
"""
        for name, table in TABLES.items()
    )
    + "DROP FUNCTION attendance_refuse_check_delete();"
)


class Migration(migrations.Migration):
    dependencies = [("attendance", "0004_presence_checks")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
