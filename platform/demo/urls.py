from django.urls import path

from demo.views.sign_in import sign_in

app_name = "demo"
urlpatterns = [
    path("demo/sign-in/", sign_in, name="sign_in"),
]
