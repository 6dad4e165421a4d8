"""Background jobs of imports."""

from procrastinate.contrib.django import app

from attendance.imports.domain.uploads import forget_old_drafts


@app.periodic(cron="17 3 * * *", periodic_id="forget_import_drafts")
@app.task(queueing_lock="forget_import_drafts", pass_context=False)
def forget_import_drafts(timestamp: int) -> int:
    """Every night: uploaded files that nobody confirmed within a week go, with the names in them."""
    return forget_old_drafts()
