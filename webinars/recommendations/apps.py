from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecommendationsConfig(AppConfig):
    name = "webinars.recommendations"
    verbose_name = _("Recommendations to the standard")

    def ready(self) -> None:
        from webinars.recommendations import receivers  # noqa: F401  (listens to accounts that are closed)
