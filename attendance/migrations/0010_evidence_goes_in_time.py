"""Evidence of other kinds (what was watched later, what was imported) may go too after a removal was noted, and not before."""

from django.db import migrations

REFUSE = """
CREATE OR REPLACE FUNCTION attendance_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_webinar bigint;
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%' THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('watching_sitting', 'watching_watched', 'imports_importedspan',
        'imports_meetingimport') THEN
        IF TG_TABLE_NAME = 'watching_watched' THEN
            SELECT sitting.webinar_id INTO of_webinar FROM watching_sitting sitting WHERE sitting.id = OLD.sitting_id;
        ELSE
            of_webinar := OLD.webinar_id;
        END IF;
        IF attendance_may_go(of_webinar) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'Evidence is append-only: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("attendance", "0009_attested_presence")]

    operations = [migrations.RunSQL(REFUSE, migrations.RunSQL.noop)]
