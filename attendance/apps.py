from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "attendance"

    def ready(self) -> None:
        from attendance.live.presence import presence_part
        from webinars.live.parts import register_part

        register_part(presence_part)
