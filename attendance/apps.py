from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "attendance"

    def ready(self) -> None:
        from attendance import receivers  # noqa: F401  (listens to the end of webinars)
        from attendance.domain.columns import register_columns
        from attendance.domain.interaction_columns import InteractionColumns
        from attendance.live.checks import checks_part
        from attendance.live.presence import presence_part
        from attendance.live.roster import RosterPart
        from webinars.live.parts import register_part

        register_part(presence_part)
        register_part(RosterPart())
        register_part(checks_part)
        register_columns(InteractionColumns())
