from django.urls import path

from ui import converters  # noqa: F401  (makes <code:...> known)
from webinars.polls.views import prepare, results

app_name = "polls"
_polls = "webinars/<code:code>/polls/"
_poll = _polls + "<code:poll_code>/"

urlpatterns = [
    path(_polls, prepare.polls, name="edit"),
    # before the codes: they are longer
    path(_polls + "new/", prepare.add, name="add"),
    path(_polls + "csv/", results.results_csv, name="csv"),
    path(_poll, results.poll, name="results"),
    path(_poll + "change/", prepare.change, name="change"),
    path(_poll + "up/", prepare.up, name="up"),
    path(_poll + "down/", prepare.down, name="down"),
    path(_poll + "delete/", prepare.delete, name="delete"),
]
