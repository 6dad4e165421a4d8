from django.apps import AppConfig


class WebinarsConfig(AppConfig):
    name = "webinars"

    def ready(self) -> None:
        from webinars import intents, receivers  # noqa: F401  (who signed in to register; closed accounts)
        from webinars.domain import events, interruptions  # noqa: F401  (the latter listens to the media path)
        from webinars.live.air import AirPart
        from webinars.live.chat import ChatPart
        from webinars.live.life import LifePart
        from webinars.live.parts import register_part
        from webinars.live.reactions import ReactionsPart
        from webinars.live.sent_out import hear
        from webinars.live.telling import tell
        from webinars.live.waiting import WaitingPart

        events.listeners += [tell, hear]
        register_part(LifePart())
        register_part(AirPart())
        register_part(ChatPart())
        register_part(ReactionsPart())
        register_part(WaitingPart())
