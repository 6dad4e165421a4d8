from django.urls import path

from ui import converters  # noqa: F401  (makes <code:...> known)
from webinars.recommendations.views import moderating, reading, summary, supporting, writing

app_name = "recommendations"
_all = "webinars/<code:code>/recommendations/"
_one = _all + "<code:recommendation_code>/"

urlpatterns = [
    path(_all, reading.recommendations, name="list"),
    # before the codes: they are longer
    path(_all + "write/", writing.write, name="write"),
    path(_all + "close/", moderating.close, name="close"),
    path(_all + "reopen/", moderating.reopen, name="reopen"),
    path(_all + "summary/", summary.summary, name="summary"),
    path(_all + "summary.csv", summary.summary_csv, name="summary_csv"),
    path(_all + "all.csv", summary.all_csv, name="all_csv"),
    path(_one + "change/", writing.change, name="change"),
    path(_one + "withdraw/", writing.withdraw, name="withdraw"),
    path(_one + "support/", supporting.support, name="support"),
    path(_one + "unsupport/", supporting.unsupport, name="unsupport"),
    path(_one + "hide/", moderating.hide, name="hide"),
    path(_one + "restore/", moderating.restore, name="restore"),
]
