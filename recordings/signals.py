"""What this app tells higher ones. Sent after commit, with `send_robust`, `sender` is always `Recording`.

| signal | arguments |
|---|---|
| `recording_ready` | `recording`: it can be watched whole; work on it (a ladder, captions, thumbnails) begins here |
| `download_ready` | `recording`: the file to download is in object storage |
"""

from django.dispatch import Signal

recording_ready = Signal()
download_ready = Signal()
