from django.urls import path

from attendance.views import export, person, report

app_name = "attendance"
urlpatterns = [
    path("webinars/<str:code>/report/", report.report, name="report"),
    path("webinars/<str:code>/report.csv", export.report_csv, name="report_csv"),
    path("webinars/<str:code>/report/<int:person_id>/", person.person, name="person"),
    path("webinars/<str:code>/attendance/", person.own, name="own"),
]
