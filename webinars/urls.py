from django.urls import path

from webinars.views import (
    catalogue,
    changes,
    edit,
    lecturers,
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
    path("webinars/<str:code>/", page.page, name="page"),
    path("webinars/<str:code>/calendar.ics", page.calendar, name="calendar"),
    path("webinars/<str:code>/register/", registration.register, name="register"),
    path("webinars/<str:code>/unregister/", registration.unregister, name="unregister"),
    path("webinars/<str:code>/edit/", edit.edit, name="edit"),
    path("webinars/<str:code>/publish/", publish.publish, name="publish"),
    path("webinars/<str:code>/reschedule/", changes.reschedule, name="reschedule"),
    path("webinars/<str:code>/cancel/", changes.cancel, name="cancel"),
    path("webinars/<str:code>/discard/", changes.discard, name="discard"),
    path("webinars/<str:code>/copy/", changes.copy, name="copy"),
    path("webinars/<str:code>/people/", people.people, name="people"),
    path("webinars/<str:code>/people.csv", people.people_csv, name="people_csv"),
    path("webinars/<str:code>/people/<int:registration_id>/<str:verb>/", people.decide, name="decide"),
    # on air
    path("webinars/<str:code>/room/", room.room, name="room"),
    path("webinars/<str:code>/studio/", studio.studio, name="studio"),
    path("webinars/<str:code>/start/", studio.start, name="start"),
    path("webinars/<str:code>/pause/", studio.pause, name="pause"),
    path("webinars/<str:code>/resume/", studio.resume, name="resume"),
    path("webinars/<str:code>/end/", studio.end, name="end"),
]
