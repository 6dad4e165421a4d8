from django.urls import path

from ui import converters  # noqa: F401  (makes <code:...> known)
from webinars.views import (
    after,
    catalogue,
    changes,
    chat,
    edit,
    lecturers,
    line,
    moderators,
    page,
    people,
    publish,
    registration,
    room,
    schedule,
    studio,
)

app_name = "webinars"
urlpatterns = [
    path("", catalogue.catalogue, name="catalogue"),
    # before the codes: "mine" and "new" are too short to be one
    path("webinars/mine/", schedule.schedule, name="schedule"),
    path("webinars/new/", edit.create, name="create"),
    path("webinars/lecturers/", lecturers.find, name="find_lecturers"),
    path("webinars/<code:code>/", page.page, name="page"),
    path("webinars/<code:code>/calendar.ics", page.calendar, name="calendar"),
    path("webinars/<code:code>/register/", registration.register, name="register"),
    path("webinars/<code:code>/unregister/", registration.unregister, name="unregister"),
    path("webinars/<code:code>/edit/", edit.edit, name="edit"),
    path("webinars/<code:code>/publish/", publish.publish, name="publish"),
    path("webinars/<code:code>/reschedule/", changes.reschedule, name="reschedule"),
    path("webinars/<code:code>/cancel/", changes.cancel, name="cancel"),
    path("webinars/<code:code>/discard/", changes.discard, name="discard"),
    path("webinars/<code:code>/copy/", changes.copy, name="copy"),
    path("webinars/<code:code>/people/", people.people, name="people"),
    path("webinars/<code:code>/people.csv", people.people_csv, name="people_csv"),
    path("webinars/<code:code>/people/<int:registration_id>/<str:verb>/", people.decide, name="decide"),
    path("webinars/<code:code>/chat/", chat.chat, name="chat"),
    path("webinars/<code:code>/moderators/", moderators.name, name="name_moderator"),
    path("webinars/<code:code>/moderators/<int:person_id>/", moderators.withdraw, name="withdraw_moderator"),
    # on air
    path("webinars/<code:code>/room/", room.room, name="room"),
    path("webinars/<code:code>/line/", line.line, name="line"),
    path("webinars/<code:code>/studio/", studio.studio, name="studio"),
    path("webinars/<code:code>/start/", studio.start, name="start"),
    path("webinars/<code:code>/pause/", studio.pause, name="pause"),
    path("webinars/<code:code>/prolong/", studio.prolong, name="prolong"),
    path("webinars/<code:code>/resume/", studio.resume, name="resume"),
    path("webinars/<code:code>/end/", studio.end, name="end"),
    path("webinars/<code:code>/after/", after.after, name="after"),
]
