from django.urls import path

from standards.views.standards import standard_version, standards
from ui import converters  # noqa: F401  (makes <label:...> known)

app_name = "standards"
urlpatterns = [
    path("standards/", standards, name="index"),
    path("standards/<slug:slug>/<label:label>/", standard_version, name="version"),
]
