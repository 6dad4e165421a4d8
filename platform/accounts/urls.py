from django.urls import path

from accounts.views.after_login import after_login
from accounts.views.language import choose_language
from accounts.views.organisation import edit_organisation
from accounts.views.own_data import own_data, own_data_file
from accounts.views.profile import edit_profile
from ui import converters  # noqa: F401  (makes <code:...> known)

app_name = "accounts"
urlpatterns = [
    path("profile/", edit_profile, name="profile"),
    path("profile/data/", own_data, name="own_data"),
    path("profile/data.zip", own_data_file, name="own_data_file"),
    path("organisation/", edit_organisation, name="organisation"),
    path("organisation/<code:code>/", edit_organisation, name="organisation"),
    path("welcome/", after_login, name="after_login"),
    path("language/", choose_language, name="language"),
]
