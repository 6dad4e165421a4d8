from django.urls import path

from credits.views import certificate, hours, terms, verify
from ui import converters  # noqa: F401  (makes <code:...> known)

app_name = "credits"
urlpatterns = [
    path("webinars/<code:code>/credit/", terms.choose, name="terms"),
    path("hours/", hours.hours, name="hours"),
    path("webinars/<code:code>/credit/result/", hours.result, name="result"),
    path("hours/<code:code>/", hours.computation, name="computation"),
    path("certificates/<code:code>/", certificate.show, name="certificate"),
    path("certificates/<code:code>/pdf/", certificate.pdf, name="certificate_pdf"),
    path("certificates/<code:code>/revoke/", certificate.revoke, name="revoke"),
    path("verify/", verify.find, name="verify"),
    # People type it as it stands on the paper, with capitals and dashes.
    path("verify/<slug:code>/", verify.show, name="verify"),
]
