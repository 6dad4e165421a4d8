"""All addresses. Pages of a webinar stand under /webinars/<code>/, whichever app owns them."""

from django.contrib import admin
from django.urls import include, path
from django.views.decorators.cache import cache_control
from django.views.i18n import JavaScriptCatalog

# Pages ask for it with the language in the query, so that a browser may keep each language's catalogue.
catalog = cache_control(max_age=3600, private=True)(JavaScriptCatalog.as_view())

handler500 = "config.errors.broken"

urlpatterns = [
    path("", include("webinars.urls")),
    path("", include("webinars.captions.urls")),
    path("", include("webinars.feedback.urls")),
    path("", include("webinars.materials.urls")),
    path("", include("webinars.polls.urls")),
    path("", include("webinars.questions.urls")),
    path("", include("webinars.recommendations.urls")),
    path("", include("webinars.slides.urls")),
    path("", include("attendance.urls")),
    path("", include("attendance.imports.urls")),
    path("", include("recordings.urls")),
    path("", include("quizzes.urls")),
    path("", include("credits.urls")),
    path("", include("accounts.urls")),
    path("", include("standards.urls")),
    path("", include("ui.urls")),
    path("", include("mail.urls")),
    path("", include("demo.urls")),
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("jsi18n/", catalog, name="javascript-catalog"),
    path("admin/", admin.site.urls),
]
