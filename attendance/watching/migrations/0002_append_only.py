"""What was said of watching is evidence too: the database refuses to change or delete it, whoever asks."""

from django.db import migrations

TABLES = ("watching_sitting", "watching_watched")
GUARD = "".join(
    f"""
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse();
CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION attendance_refuse();
"""
    for table in TABLES
)
UNGUARD = "".join(
    f"DROP TRIGGER {table}_never_emptied ON {table}; DROP TRIGGER {table}_append_only ON {table};" for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("watching", "0001_initial"), ("attendance", "0002_append_only")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
