"""Background jobs of watching."""

from procrastinate.contrib.django import app

from attendance.watching.domain.sealing import seal_watched

ONE = "watching.seal"
"""One at a time: two would find the same rows."""


@app.periodic(cron="*/5 * * * *", periodic_id="seal_watched")
@app.task(name="watching.seal_watched", queueing_lock="watching.seal_watched", lock=ONE, pass_context=False)
def seal_what_was_watched(timestamp: int) -> int:
    """Every five minutes; a check of the seal leaves out what is younger than an hour and not in it yet."""
    return seal_watched()


@app.periodic(cron="37 3 * * *", periodic_id="seal_all_watched")
@app.task(name="watching.seal_all_watched", queueing_lock="watching.seal_all_watched", lock=ONE, pass_context=False)
def seal_all_that_was_watched(timestamp: int) -> int:
    """Every night: also what is older, where no worker ran for days."""
    return seal_watched(look_back=None)
