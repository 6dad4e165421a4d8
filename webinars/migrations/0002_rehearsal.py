"""A rehearsal is one from its first moment to its last: no webinar of real people can be made one, nor the other way round."""

from django.db import migrations, models

GUARD = """
CREATE FUNCTION webinars_keep_rehearsal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Whether webinar % is a rehearsal never changes', OLD.code USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER rehearsal_never_changes BEFORE UPDATE OF is_rehearsal ON webinars_webinar
    FOR EACH ROW WHEN (NEW.is_rehearsal IS DISTINCT FROM OLD.is_rehearsal) EXECUTE FUNCTION webinars_keep_rehearsal();
"""
UNGUARD = """
DROP TRIGGER rehearsal_never_changes ON webinars_webinar;
DROP FUNCTION webinars_keep_rehearsal();
"""


class Migration(migrations.Migration):
    dependencies = [("webinars", "0001_initial")]

    operations = [
        migrations.AddField("webinar", "is_rehearsal", models.BooleanField(default=False, editable=False)),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
