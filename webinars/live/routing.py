from django.urls import path

from webinars.live.consumers import RoomConsumer
from webinars.live.media_consumers import PublishConsumer, WatchConsumer

websocket_urlpatterns = [
    path("ws/room/<str:code>/", RoomConsumer.as_asgi()),
    path("ws/publish/<str:code>/", PublishConsumer.as_asgi()),
    path("ws/watch/<str:code>/", WatchConsumer.as_asgi()),
]
