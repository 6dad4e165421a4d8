"""Work in the background: forgetting what could tell who gave which feedback."""

from procrastinate.contrib.django import app

from webinars.feedback.domain.tickets import forget_salts


@app.periodic(cron="17 3 * * *")
@app.task(name="feedback.forget_salts", queue="mail", queueing_lock="feedback.forget_salts")
def forget(timestamp: int) -> None:
    forget_salts()
