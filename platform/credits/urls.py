from django.urls import path

from credits.views import appeals, badge, certificate, files, hours, people, policies, staff, terms, verify
from ui import converters  # noqa: F401  (makes <code:...> known)

app_name = "credits"
urlpatterns = [
    path("webinars/<code:code>/credit/", terms.choose, name="terms"),
    path("hours/", hours.hours, name="hours"),
    path("webinars/<code:code>/credit/result/", hours.result, name="result"),
    path("hours/<code:code>/", hours.computation, name="computation"),
    path("hours/<code:code>/appeal/", appeals.make, name="contest"),
    path("hours/files/<code:code>/", files.show, name="file"),
    path("appeals/", appeals.index, name="appeals"),
    path("appeals/waiting/", appeals.waiting, name="appeals_waiting"),
    path("appeals/<code:code>/", appeals.show, name="appeal"),
    path("webinars/<code:code>/credit/people/", people.index, name="people"),
    path("webinars/<code:code>/credit/people/<int:person>/", people.show, name="person"),
    path("staff/attendance/", staff.staff, name="staff"),
    path("staff/attendance.csv", staff.staff_csv, name="staff_csv"),
    path("staff/attendance.xlsx", staff.staff_xlsx, name="staff_xlsx"),
    path("staff/attendance.pdf", staff.staff_pdf, name="staff_pdf"),
    path("policies/", policies.index, name="policies"),
    path("policies/<slug:slug>/", policies.show, name="policy"),
    path("policies/<slug:slug>/edit/", policies.edit, name="policy_edit"),
    path("policies/<slug:slug>/copy/", policies.copy, name="policy_copy"),
    path("policies/<slug:slug>/preview/", policies.preview, name="policy_preview"),
    path("policies/<slug:slug>/offer/", policies.offer, name="policy_offer"),
    path("certificates/<code:code>/", certificate.show, name="certificate"),
    path("certificates/<code:code>/pdf/", certificate.pdf, name="certificate_pdf"),
    path("certificates/<code:code>/revoke/", certificate.revoke, name="revoke"),
    path("verify/", verify.find, name="verify"),
    # People type it as it stands on the paper, with capitals and dashes.
    path("verify/<slug:code>/", verify.show, name="verify"),
    path("verify/<slug:code>/badge.json", badge.badge, name="badge"),
    # did:web resolves did:web:<host>:issuers:<code> here.
    path("issuers/<code:code>/did.json", badge.did, name="badge_issuer"),
    path("issuers/<code:code>/revoked/<int:part>.json", badge.revoked, name="badge_status"),
]
