"""Live media: what a publisher's browser sends becomes fragments for viewers, segments in object storage, and a recording.

Knows nothing of webinars or people: an app above subclasses the two sockets in `media.live` and says who may do what.
"""
