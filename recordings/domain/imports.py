"""A media file becomes the recording of a webinar, on the path that a live broadcast takes: remuxed into fMP4, cut into
segments, stored in S3, closed. As fast as the machine can, not in real time.
"""

import queue
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
