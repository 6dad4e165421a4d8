from django.urls import path

from ui import converters  # noqa: F401  (makes <code:...> known)
from webinars.materials.views import download, editing

app_name = "materials"
_all = "webinars/<code:code>/materials/"
_one = _all + "<code:material_code>/"

urlpatterns = [
    path(_all, editing.materials, name="edit"),
    # before the codes: they are longer
    path(_all + "file/", editing.upload, name="upload"),
    path(_all + "link/", editing.link, name="link"),
    path(_one, download.download, name="download"),
    path(_one + "change/", editing.change, name="change"),
    path(_one + "move/", editing.move, name="move"),
    path(_one + "delete/", editing.delete, name="delete"),
]
