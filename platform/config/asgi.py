"""One ASGI application: pages by Django, sockets by Channels."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)  # the imports below need it

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402

from accounts.sockets import with_person  # noqa: E402
from config.health import Probes  # noqa: E402
from config.memory import give_back_what_is_free, spare_what_is_loaded  # noqa: E402
from config.pages import PageHandler  # noqa: E402
from webinars.live.routing import websocket_urlpatterns  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": Probes(PageHandler()),
        "websocket": AllowedHostsOriginValidator(with_person(URLRouter(websocket_urlpatterns))),
    }
)

give_back_what_is_free()
spare_what_is_loaded()
