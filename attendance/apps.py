from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "attendance"

    def ready(self) -> None:
        from attendance import receivers  # noqa: F401  (listens to the end of webinars)
        from attendance.domain.columns import register_columns
        from attendance.domain.flag_columns import FlagColumns
        from attendance.domain.forgetting import register_named
        from attendance.domain.interaction_columns import InteractionColumns
        from attendance.live.checks import checks_part
        from attendance.live.presence import presence_part
        from attendance.live.roster import RosterPart
        from attendance.live.signs import signs_part
        from attendance.models import Attestation, AttestationNote, Correction, PresenceSpan
        from webinars.live.parts import register_part
        from webinars.models import Lecturership, WebinarState

        register_part(presence_part)
        register_part(RosterPart())
        register_part(signs_part)
        register_part(checks_part)
        register_columns(InteractionColumns())
        register_columns(FlagColumns())
        register_named(PresenceSpan, "person")
        register_named(Attestation, "person", "facilitator")
        register_named(AttestationNote, "by", webinar="attestation__webinar")
        register_named(Correction, "person", "by")
        register_named(Lecturership, "lecturer", webinar__state=WebinarState.ENDED)
