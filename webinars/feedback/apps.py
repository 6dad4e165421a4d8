from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "webinars.feedback"
    verbose_name = _("Feedback")

    def ready(self) -> None:
        from webinars.feedback import receivers  # noqa: F401  (listens to copies of webinars)
