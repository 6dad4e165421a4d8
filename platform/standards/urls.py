from django.urls import path

from standards.views.standards import standard_version, standards

app_name = "standards"
urlpatterns = [
    path("standards/", standards, name="index"),
    path("standards/<slug:slug>/<str:label>/", standard_version, name="version"),
]
