"""The database itself keeps an attempt that was handed in as it is, whoever asks: the ORM, the admin or a person with psql.

While it is open only the handing in may be written; its paper never changes. Answers follow their attempt. TRUNCATE is left
to databases named test_*, which Django's test runner empties.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION quizzes_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'Attempts are evidence: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION quizzes_guard_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.submitted_at IS NOT NULL THEN
        RAISE EXCEPTION 'Attempts are evidence: attempt % is handed in', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.id, NEW.quiz_id, NEW.person_id, NEW.number, NEW.paper_json, NEW.started_at, NEW.max_points)
       IS DISTINCT FROM
       (OLD.id, OLD.quiz_id, OLD.person_id, OLD.number, OLD.paper_json, OLD.started_at, OLD.max_points) THEN
        RAISE EXCEPTION 'Attempts are evidence: attempt % may only be handed in', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION quizzes_guard_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM quizzes_attempt WHERE id = NEW.attempt_id AND submitted_at IS NOT NULL) THEN
        RAISE EXCEPTION 'Attempts are evidence: attempt % is handed in', NEW.attempt_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.attempt_id, NEW.question_id) IS DISTINCT FROM (OLD.attempt_id, OLD.question_id) THEN
        RAISE EXCEPTION 'Attempts are evidence: answer % belongs to its question', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER attempt_immutable BEFORE UPDATE ON quizzes_attempt
    FOR EACH ROW EXECUTE FUNCTION quizzes_guard_attempt();
CREATE TRIGGER attempt_never_deleted BEFORE DELETE ON quizzes_attempt
    FOR EACH ROW EXECUTE FUNCTION quizzes_refuse();
CREATE TRIGGER attempt_never_emptied BEFORE TRUNCATE ON quizzes_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION quizzes_refuse();

CREATE TRIGGER answer_immutable BEFORE INSERT OR UPDATE ON quizzes_answer
    FOR EACH ROW EXECUTE FUNCTION quizzes_guard_answer();
CREATE TRIGGER answer_never_deleted BEFORE DELETE ON quizzes_answer
    FOR EACH ROW EXECUTE FUNCTION quizzes_refuse();
CREATE TRIGGER answer_never_emptied BEFORE TRUNCATE ON quizzes_answer
    FOR EACH STATEMENT EXECUTE FUNCTION quizzes_refuse();
"""

UNGUARD = """
DROP TRIGGER answer_never_emptied ON quizzes_answer;
DROP TRIGGER answer_never_deleted ON quizzes_answer;
DROP TRIGGER answer_immutable ON quizzes_answer;
DROP TRIGGER attempt_never_emptied ON quizzes_attempt;
DROP TRIGGER attempt_never_deleted ON quizzes_attempt;
DROP TRIGGER attempt_immutable ON quizzes_attempt;
DROP FUNCTION quizzes_guard_answer();
DROP FUNCTION quizzes_guard_attempt();
DROP FUNCTION quizzes_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0001_initial")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
