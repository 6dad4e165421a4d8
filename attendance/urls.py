from django.urls import path

from attendance.views import export, person, report
from ui import converters  # noqa: F401  (makes <code:...> known)

app_name = "attendance"
urlpatterns = [
    path("webinars/<code:code>/report/", report.report, name="report"),
    path("webinars/<code:code>/report.csv", export.report_csv, name="report_csv"),
    path("webinars/<code:code>/report/<int:person_id>/", person.person, name="person"),
    path("webinars/<code:code>/attendance/", person.own, name="own"),
]
