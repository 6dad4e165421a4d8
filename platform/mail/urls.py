from django.urls import path

from mail import views

app_name = "mail"
urlpatterns = [
    path("mail/", views.box, name="box"),
    path("mail/<slug:name>/", views.letter, name="letter"),
    path("mail/<slug:name>/html/", views.html, name="html"),
    path("mail/<slug:name>/attachments/<int:number>/", views.attachment, name="attachment"),
]
