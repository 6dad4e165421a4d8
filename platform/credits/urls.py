from django.urls import path

from credits.views import certificate, hours, terms, verify

app_name = "credits"
urlpatterns = [
    path("webinars/<slug:code>/credit/", terms.choose, name="terms"),
    path("hours/", hours.hours, name="hours"),
    path("webinars/<slug:code>/credit/result/", hours.result, name="result"),
    path("hours/<slug:code>/", hours.computation, name="computation"),
    path("certificates/<slug:code>/", certificate.show, name="certificate"),
    path("certificates/<slug:code>/pdf/", certificate.pdf, name="certificate_pdf"),
    path("certificates/<slug:code>/revoke/", certificate.revoke, name="revoke"),
    path("verify/", verify.find, name="verify"),
    path("verify/<slug:code>/", verify.show, name="verify"),
]
