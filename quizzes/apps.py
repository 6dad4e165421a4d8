from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = _("Quizzes")

    def ready(self) -> None:
        from accounts.own_data import register_redaction
        from attendance.domain.columns import register_columns
        from quizzes import receivers
        from quizzes.checklist import quiz_items
        from quizzes.columns import QuizColumns
        from quizzes.domain.feedback import without_answers
        from webinars.domain.checklist import register_check

        receivers.connect()
        register_columns(QuizColumns())
        register_check(quiz_items)
        register_redaction("quizzes.attempt", without_answers)
