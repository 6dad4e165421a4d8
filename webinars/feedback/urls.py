from django.urls import path

from ui import converters  # noqa: F401  (makes <code:...> known)
from webinars.feedback.views import editing, giving, results

app_name = "feedback"
_all = "webinars/<code:code>/feedback/"
_one = _all + "edit/<code:statement_code>/"

urlpatterns = [
    path(_all, giving.give, name="give"),
    path(_all + "results/", results.results, name="results"),
    path(_all + "csv/", results.results_csv, name="csv"),
    path(_all + "edit/", editing.edit, name="edit"),
    # before the codes: they are longer
    path(_all + "edit/new/", editing.add, name="add"),
    path(_all + "edit/names/", editing.anonymous, name="anonymous"),
    path(_one, editing.change, name="change"),
    path(_one + "up/", editing.up, name="up"),
    path(_one + "down/", editing.down, name="down"),
    path(_one + "delete/", editing.delete, name="delete"),
]
