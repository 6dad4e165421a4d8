"""The database itself keeps what people said, and what they were asked, whoever asks: the ORM, the admin or a person with psql.

Of a response only the person may be forgotten. What was answered keeps its words, and what was promised (no names) holds.
TRUNCATE is left to databases named test_*, which Django's test runner empties.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION feedback_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'Feedback stays as it was given: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION feedback_guard_response() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.form_id, NEW.ticket, NEW.given_on) IS DISTINCT FROM (OLD.id, OLD.form_id, OLD.ticket, OLD.given_on)
       OR (NEW.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) THEN
        RAISE EXCEPTION 'Feedback stays as it was given: of response % only the person may be forgotten', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION feedback_guard_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM feedback_answer WHERE statement_id = OLD.id)
       AND (TG_OP = 'DELETE' OR (NEW.form_id, NEW.kind, NEW.text_kk, NEW.text_ru, NEW.text_en)
            IS DISTINCT FROM (OLD.form_id, OLD.kind, OLD.text_kk, OLD.text_ru, OLD.text_en)) THEN
        RAISE EXCEPTION 'Feedback stays as it was given: question % was answered', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE FUNCTION feedback_guard_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.is_anonymous IS DISTINCT FROM OLD.is_anonymous
       AND EXISTS (SELECT 1 FROM feedback_response WHERE form_id = OLD.id) THEN
        RAISE EXCEPTION 'Feedback stays as it was given: form % was answered', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER response_immutable BEFORE UPDATE ON feedback_response
    FOR EACH ROW EXECUTE FUNCTION feedback_guard_response();
CREATE TRIGGER response_never_deleted BEFORE DELETE ON feedback_response
    FOR EACH ROW EXECUTE FUNCTION feedback_refuse();
CREATE TRIGGER response_never_emptied BEFORE TRUNCATE ON feedback_response
    FOR EACH STATEMENT EXECUTE FUNCTION feedback_refuse();
CREATE TRIGGER answer_immutable BEFORE UPDATE OR DELETE ON feedback_answer
    FOR EACH ROW EXECUTE FUNCTION feedback_refuse();
CREATE TRIGGER answer_never_emptied BEFORE TRUNCATE ON feedback_answer
    FOR EACH STATEMENT EXECUTE FUNCTION feedback_refuse();
CREATE TRIGGER statement_answered BEFORE UPDATE OR DELETE ON feedback_statement
    FOR EACH ROW EXECUTE FUNCTION feedback_guard_statement();
CREATE TRIGGER form_answered BEFORE UPDATE ON feedback_feedbackform
    FOR EACH ROW EXECUTE FUNCTION feedback_guard_form();
"""

UNGUARD = """
DROP TRIGGER form_answered ON feedback_feedbackform;
DROP TRIGGER statement_answered ON feedback_statement;
DROP TRIGGER answer_never_emptied ON feedback_answer;
DROP TRIGGER answer_immutable ON feedback_answer;
DROP TRIGGER response_never_emptied ON feedback_response;
DROP TRIGGER response_never_deleted ON feedback_response;
DROP TRIGGER response_immutable ON feedback_response;
DROP FUNCTION feedback_guard_form();
DROP FUNCTION feedback_guard_statement();
DROP FUNCTION feedback_guard_response();
DROP FUNCTION feedback_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_initial")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
