from django.urls import path

from accounts.views.after_login import after_login
from accounts.views.language import choose_language
from accounts.views.profile import edit_profile

app_name = "accounts"
urlpatterns = [
    path("profile/", edit_profile, name="profile"),
    path("welcome/", after_login, name="after_login"),
    path("language/", choose_language, name="language"),
]
