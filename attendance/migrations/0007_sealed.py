"""The seal holds in the database, whoever asks: the ORM, the admin or a person with psql.

- Seals, sealed rows, removals, attestations and corrections are only added.
- A row that is in a seal keeps what was hashed of it and is not deleted, whichever app it belongs to.
- Nothing is added to what happened in a webinar whose evidence is sealed; corrections are rows of their own.
- Evidence is deleted only after a removal was noted for its webinar, and a removal can be noted only when the webinar
  ended so many years ago. (And in a rehearsal, as before.)
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION attendance_may_go(webinar bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM attendance_evidenceremoval removal WHERE removal.webinar_id = webinar)
        OR EXISTS (SELECT FROM webinars_webinar one WHERE one.id = webinar AND one.is_rehearsal)
$$;

CREATE OR REPLACE FUNCTION attendance_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_webinar bigint;
BEGIN
    IF TG_TABLE_NAME = 'attendance_statespan' THEN
        SELECT span.webinar_id INTO of_webinar FROM attendance_presencespan span WHERE span.id = OLD.presence_id;
    ELSIF TG_TABLE_NAME = 'attendance_attestationnote' THEN
        SELECT attested.webinar_id INTO of_webinar FROM attendance_attestation attested
            WHERE attested.id = OLD.attestation_id;
    ELSE
        of_webinar := OLD.webinar_id;
    END IF;
    IF attendance_may_go(of_webinar) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Evidence is append-only: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE FUNCTION attendance_refuse_check_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_webinar bigint;
BEGIN
    IF TG_TABLE_NAME = 'attendance_checknote' THEN
        SELECT launched.webinar_id INTO of_webinar FROM attendance_presencecheck launched
            WHERE launched.id = OLD.presence_check_id;
    ELSE
        of_webinar := OLD.webinar_id;
    END IF;
    IF attendance_may_go(of_webinar) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Evidence is append-only: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- Rows of the apps below, which may change until they are sealed. The arguments are the columns that were hashed.
CREATE FUNCTION attendance_guard_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_webinar bigint;
    name text;
    differs boolean := TG_OP = 'DELETE';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        FOREACH name IN ARRAY TG_ARGV LOOP
            differs := differs OR to_jsonb(OLD) -> name IS DISTINCT FROM to_jsonb(NEW) -> name;
        END LOOP;
    END IF;
    IF differs THEN
        SELECT webinar_id INTO of_webinar FROM attendance_sealedrow
            WHERE of_table = TG_TABLE_NAME AND row_key = OLD.id::text;
        IF FOUND AND NOT (TG_OP = 'DELETE' AND attendance_may_go(of_webinar)) THEN
            RAISE EXCEPTION 'Evidence is append-only: row % of % is sealed', OLD.id, TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION attendance_refuse_after_seal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_webinar bigint;
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'attendance_statespan' THEN
            SELECT span.webinar_id INTO of_webinar FROM attendance_presencespan span WHERE span.id = NEW.presence_id;
        WHEN 'attendance_checknote' THEN
            SELECT launched.webinar_id INTO of_webinar FROM attendance_presencecheck launched
                WHERE launched.id = NEW.presence_check_id;
        WHEN 'polls_pollvote' THEN
            SELECT poll.webinar_id INTO of_webinar FROM polls_poll poll WHERE poll.id = NEW.poll_id;
        ELSE
            of_webinar := NEW.webinar_id;
    END CASE;
    -- Who seals holds this row: what is written at the same time comes first, or not at all.
    PERFORM FROM webinars_webinar one WHERE one.id = of_webinar FOR KEY SHARE;
    IF EXISTS (SELECT FROM attendance_evidenceseal seal WHERE seal.webinar_id = of_webinar) THEN
        RAISE EXCEPTION 'Evidence is sealed: nothing is added to % of webinar %', TG_TABLE_NAME, of_webinar
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION attendance_guard_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM webinars_webinar one WHERE one.id = NEW.webinar_id
                   AND one.ended_at + make_interval(years => NEW.retention_years) <= now()) THEN
        RAISE EXCEPTION 'Evidence of webinar % must still be kept', NEW.webinar_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM attendance_evidenceseal seal
                   WHERE seal.webinar_id = NEW.webinar_id AND seal.head = NEW.head) THEN
        RAISE EXCEPTION 'Evidence of webinar % is not sealed with this head', NEW.webinar_id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER removal_only_in_time BEFORE INSERT ON attendance_evidenceremoval
    FOR EACH ROW EXECUTE FUNCTION attendance_guard_removal();
"""

FOR_EVER = ("sealedrow", "evidenceseal", "evidenceremoval")
APPENDED = ("attestation", "attestationnote", "correction")
CLOSED_BY_THE_SEAL = (
    "attendance_presencespan",
    "attendance_statespan",
    "attendance_checkplan",
    "attendance_presencecheck",
    "attendance_checknote",
    "webinars_break",
    "webinars_interruption",
    "polls_pollvote",
)
OF_OTHERS = {
    "webinars_webinar": ("id", "code", "started_at", "ended_at"),
    "webinars_break": ("id", "webinar_id", "started_at", "ended_at"),
    "webinars_interruption": ("id", "webinar_id", "cause", "started_at", "ended_at"),
    "webinars_roomevent": ("id", "webinar_id", "seq", "type", "payload", "audience", "told_to_id", "person_id", "at"),
    "polls_pollvote": ("id", "poll_id", "person_id", "choices", "number", "words", "text", "voted_at", "changed_at"),
}

TRIGGERS = "".join(
    [
        *(
            f"""
CREATE TRIGGER {name}_never_changed BEFORE UPDATE {"OR DELETE " if name in FOR_EVER else ""}ON attendance_{name}
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse();
CREATE TRIGGER {name}_never_emptied BEFORE TRUNCATE ON attendance_{name}
    FOR EACH STATEMENT EXECUTE FUNCTION attendance_refuse();
"""
            for name in (*FOR_EVER, *APPENDED)
        ),
        *(
            f"""
CREATE TRIGGER {name}_never_deleted BEFORE DELETE ON attendance_{name}
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse_delete();
"""
            for name in APPENDED
        ),
        *(
            f"""
CREATE TRIGGER closed_by_the_seal BEFORE INSERT ON {table}
    FOR EACH ROW EXECUTE FUNCTION attendance_refuse_after_seal();
"""
            for table in CLOSED_BY_THE_SEAL
        ),
        *(
            f"""
CREATE TRIGGER sealed_never_changed BEFORE UPDATE OF {", ".join(columns)} ON {table}
    FOR EACH ROW EXECUTE FUNCTION attendance_guard_sealed({", ".join(columns)});
CREATE TRIGGER sealed_never_deleted BEFORE DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION attendance_guard_sealed();
CREATE TRIGGER sealed_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION attendance_refuse();
"""
            for table, columns in OF_OTHERS.items()
        ),
    ]
)

UNDO = "".join(
    [
        *(
            f"DROP TRIGGER {name}_never_changed ON attendance_{name}; DROP TRIGGER {name}_never_emptied ON attendance_{name};"
            for name in (*FOR_EVER, *APPENDED)
        ),
        *(f"DROP TRIGGER {name}_never_deleted ON attendance_{name};" for name in APPENDED),
        *(f"DROP TRIGGER closed_by_the_seal ON {table};" for table in CLOSED_BY_THE_SEAL),
        *(
            f"DROP TRIGGER sealed_never_changed ON {table}; DROP TRIGGER sealed_never_deleted ON {table};"
            f"DROP TRIGGER sealed_never_emptied ON {table};"
            for table in OF_OTHERS
        ),
        """
DROP TRIGGER removal_only_in_time ON attendance_evidenceremoval;
DROP FUNCTION attendance_guard_removal();
DROP FUNCTION attendance_refuse_after_seal();
DROP FUNCTION attendance_guard_sealed();
""",
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0006_seal"),
        ("polls", "0001_initial"),
        ("webinars", "0004_chat"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS, UNDO)]
