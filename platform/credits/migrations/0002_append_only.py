"""The database itself keeps the ledger append-only, whoever asks: the ORM, the admin or a person with psql.

Assessments and ledger entries are only ever inserted. A version of a policy that terms, an assessment or an entry uses keeps
its parameters. A certificate keeps all that it prints; its state and where its PDF lies may change. TRUNCATE is left to
databases named test_*, which Django's test runner empties.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION credits_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'Hours are append-only: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION credits_guard_policy_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM credits_creditterms WHERE policy_version_id = OLD.id)
       OR EXISTS (SELECT 1 FROM credits_assessment WHERE policy_version_id = OLD.id)
       OR EXISTS (SELECT 1 FROM credits_ledgerentry WHERE policy_version_id = OLD.id) THEN
        IF TG_OP = 'DELETE' OR (NEW.id, NEW.policy_id, NEW.version, NEW.params_json, NEW.created_at)
           IS DISTINCT FROM (OLD.id, OLD.policy_id, OLD.version, OLD.params_json, OLD.created_at) THEN
            RAISE EXCEPTION 'Version % of policy % is in use: make a new version', OLD.version, OLD.policy_id
                USING ERRCODE = 'restrict_violation';
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION credits_guard_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.code, NEW.organisation_id, NEW.year, NEW.sequence, NEW.person_id, NEW.webinar_id, NEW.entry_id,
        NEW.language, NEW.frozen, NEW.frozen_hash, NEW.issued_at)
       IS DISTINCT FROM
       (OLD.id, OLD.code, OLD.organisation_id, OLD.year, OLD.sequence, OLD.person_id, OLD.webinar_id, OLD.entry_id,
        OLD.language, OLD.frozen, OLD.frozen_hash, OLD.issued_at)
       OR (OLD.state <> 'valid' AND NEW.state <> OLD.state) THEN
        RAISE EXCEPTION 'Certificate % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER policy_version_kept BEFORE UPDATE OR DELETE ON credits_policyversion
    FOR EACH ROW EXECUTE FUNCTION credits_guard_policy_version();
CREATE TRIGGER certificate_frozen BEFORE UPDATE ON credits_certificate
    FOR EACH ROW EXECUTE FUNCTION credits_guard_certificate();
"""

NEVER = "".join(
    f"""
CREATE TRIGGER {name}_never_changed BEFORE {events} ON credits_{name}
    FOR EACH ROW EXECUTE FUNCTION credits_refuse();
CREATE TRIGGER {name}_never_emptied BEFORE TRUNCATE ON credits_{name}
    FOR EACH STATEMENT EXECUTE FUNCTION credits_refuse();
"""
    for name, events in (("assessment", "UPDATE OR DELETE"), ("ledgerentry", "UPDATE OR DELETE"), ("certificate", "DELETE"))
)

UNGUARD = (
    "".join(
        f"DROP TRIGGER {name}_never_emptied ON credits_{name}; DROP TRIGGER {name}_never_changed ON credits_{name};"
        for name in ("certificate", "ledgerentry", "assessment")
    )
    + """
DROP TRIGGER certificate_frozen ON credits_certificate;
DROP TRIGGER policy_version_kept ON credits_policyversion;
DROP FUNCTION credits_guard_certificate();
DROP FUNCTION credits_guard_policy_version();
DROP FUNCTION credits_refuse();
"""
)


class Migration(migrations.Migration):
    dependencies = [("credits", "0001_initial")]

    operations = [migrations.RunSQL(GUARD + NEVER, UNGUARD)]
