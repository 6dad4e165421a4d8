"""The two media sockets, to be subclassed by the app that knows who may publish and who may watch."""

from media.live.protocol import Close, Refused
from media.live.publisher import PublisherConsumer
from media.live.viewer import ViewerConsumer

__all__ = ["Close", "PublisherConsumer", "Refused", "ViewerConsumer"]
