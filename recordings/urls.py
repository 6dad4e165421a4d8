from django.urls import path

from recordings.views import download, media, replay, watched
from ui import converters  # noqa: F401  (makes <code:...> known)

app_name = "recordings"
_replay = "webinars/<code:code>/replay/"

urlpatterns = [
    path(_replay, replay.replay, name="replay"),
    path(_replay + "state/", replay.state, name="state"),
    path(_replay + "retry/", replay.retry, name="retry"),
    path(_replay + "sit/", watched.sit, name="sit"),
    path(_replay + "watched/", watched.watched, name="watched"),
    path("webinars/<code:code>/room/past.m3u8", media.live_playlist, name="live_playlist"),
    path("webinars/<code:code>/room/media/<str:token>/<str:name>", media.live_piece, name="live_piece"),
    path(_replay + "playlist.m3u8", media.playlist, name="playlist"),
    path(_replay + "media/<str:token>/<str:name>", media.piece, name="piece"),
    path(_replay + "download.mp4", download.download, name="download"),
    path(_replay + "download/", download.progress, name="progress"),
    path(_replay + "download/make/", download.make, name="make"),
]
