from django.urls import path

from credits.views import certificate, hours, terms, verify

app_name = "credits"
urlpatterns = [
    path("webinars/<slug:code>/credit/", terms.choose, name="terms"),
    path("hours/", hours.hours, name="hours"),
    path("hours/<slug:code>/", hours.computation, name="computation"),
    path("certificates/<slug:code>/", certificate.show, name="certificate"),
    path("certificates/<slug:code>/pdf/", certificate.pdf, name="certificate_pdf"),
    path("certificates/<slug:code>/revoke/", certificate.revoke, name="revoke"),
    path("verify/", verify.find, name="verify_any"),
    path("verify/<slug:code>/", verify.show, name="verify"),
]
