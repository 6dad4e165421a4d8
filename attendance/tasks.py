"""Background jobs of attendance."""

from procrastinate.contrib.django import app

from attendance.domain.record import end_silent


@app.periodic(cron="* * * * *", periodic_id="end_silent_presence")
@app.task(queueing_lock="end_silent_presence", pass_context=False)
def end_silent_presence(timestamp: int) -> int:
    """Every minute: end the spans of connections that fell silent (power cut, killed server) at their last beat."""
    return end_silent()
