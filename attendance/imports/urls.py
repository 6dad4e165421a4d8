from django.urls import path

from attendance.imports.views import past, preview, upload
from ui import converters  # noqa: F401  (makes <code:...> known)

app_name = "imports"
urlpatterns = [
    path("webinars/<code:code>/imports/", upload.upload, name="upload"),
    path("webinars/<code:code>/imports/<code:draft>/", preview.preview, name="preview"),
    path("webinars/<code:code>/imports/<code:draft>/confirm/", preview.confirm, name="confirm"),
    path("webinars/<code:code>/imports/<code:draft>/discard/", preview.discard, name="discard"),
    path("webinars/<code:code>/imported/<code:made>/", past.imported, name="imported"),
    path("webinars/<code:code>/imported/<code:made>/file/", past.file, name="file"),
]
