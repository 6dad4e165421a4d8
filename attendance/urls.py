from django.urls import path

from attendance.views import export, person, report, rows, seal, together
from ui import converters  # noqa: F401  (makes <code:...> known)

app_name = "attendance"
urlpatterns = [
    path("webinars/<code:code>/report/", report.report, name="report"),
    path("webinars/<code:code>/report.csv", export.report_csv, name="report_csv"),
    path("webinars/<code:code>/report.xlsx", export.report_xlsx, name="report_xlsx"),
    path("webinars/<code:code>/report.pdf", export.report_pdf, name="report_pdf"),
    path("webinars/<code:code>/report/seal/", seal.seal, name="seal"),
    path("webinars/<code:code>/report/<int:person_id>/", person.person, name="person"),
    path("webinars/<code:code>/report/<int:person_id>/rows/", rows.rows, name="person_rows"),
    path("webinars/<code:code>/attendance/", person.own, name="own"),
    path("webinars/<code:code>/together/", together.together, name="together"),
]
