from django.apps import AppConfig


class WebinarsConfig(AppConfig):
    name = "webinars"

    def ready(self) -> None:
        from webinars import intents  # noqa: F401  (registers who signed in to register)
        from webinars.domain import interruptions  # noqa: F401  (listens to the media path)
        from webinars.live.chat import ChatPart
        from webinars.live.parts import register_part

        register_part(ChatPart())
