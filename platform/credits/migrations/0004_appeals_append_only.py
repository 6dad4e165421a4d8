"""Appeals, what was decided on them, and the files beside both are only ever inserted: what somebody wrote stays as it was."""

from django.db import migrations

NAMES = ("appeal", "appealdecision", "attachment")
NEVER = "".join(
    f"""
CREATE TRIGGER {name}_never_changed BEFORE UPDATE OR DELETE ON credits_{name}
    FOR EACH ROW EXECUTE FUNCTION credits_refuse();
CREATE TRIGGER {name}_never_emptied BEFORE TRUNCATE ON credits_{name}
    FOR EACH STATEMENT EXECUTE FUNCTION credits_refuse();
"""
    for name in NAMES
)
UNDO = "".join(
    f"DROP TRIGGER {name}_never_emptied ON credits_{name}; DROP TRIGGER {name}_never_changed ON credits_{name};"
    for name in NAMES
)


class Migration(migrations.Migration):
    dependencies = [("credits", "0003_appeals")]

    operations = [migrations.RunSQL(NEVER, UNDO)]
