from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "webinars.questions"
    verbose_name = _("Questions")

    def ready(self) -> None:
        from webinars.live.parts import register_part
        from webinars.questions import receivers  # noqa: F401  (listens to copies and ends of webinars)
        from webinars.questions.live.part import QuestionsPart

        register_part(QuestionsPart())
