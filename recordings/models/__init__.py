from recordings.models.recording import DownloadState, Recording, RecordingState

__all__ = ["DownloadState", "Recording", "RecordingState"]
