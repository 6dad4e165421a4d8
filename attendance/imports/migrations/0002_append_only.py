"""What was imported is evidence: the database refuses to change it, whoever asks, and to delete it before its time.

Drafts may go.
"""

from django.db import migrations

TABLES = ("imports_meetingimport", "imports_importedspan")
GUARD = "".join(
    f"""
CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse();
CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse_delete();
CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION attendance_refuse();
"""
    for table in TABLES
)
UNGUARD = "".join(
    f"DROP TRIGGER {table}_never_emptied ON {table}; DROP TRIGGER {table}_never_deleted ON {table};"
    f"DROP TRIGGER {table}_append_only ON {table};"
    for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial"), ("attendance", "0007_sealed")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
