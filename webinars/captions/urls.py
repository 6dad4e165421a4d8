from django.urls import path, re_path

from ui import converters  # noqa: F401  (makes <code:...> known)
from webinars.captions.views import managing, push, reading, writing

app_name = "captions"
_of = "webinars/<code:code>/captions/"

urlpatterns = [
    path(_of, writing.write, name="write"),
    path(_of + "state.json", writing.state, name="state"),
    path(_of + "say/", writing.say, name="say"),
    path(_of + "<int:line_id>/correct/", writing.correct, name="correct"),
    path(_of + "lines.json", reading.lines, name="lines"),
    re_path(r"^webinars/(?P<code>[0-9a-z]{10})/captions/(?P<language>[a-z]{2,3})\.vtt$", reading.vtt, name="vtt"),
    path(_of + "push/", push.push, name="push"),
    path(_of + "who/", managing.manage, name="manage"),
    path(_of + "who/name/", managing.name, name="name"),
    path(_of + "who/<int:captioner_id>/release/", managing.release, name="release"),
    path(_of + "tokens/make/", managing.make, name="make_token"),
    path(_of + "tokens/<int:token_id>/revoke/", managing.revoke, name="revoke_token"),
]
