from django.urls import path

from ui.views import design

app_name = "ui"
urlpatterns = [
    path("design/", design, name="design"),
]
