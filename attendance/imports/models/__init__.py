from attendance.imports.models.draft import ImportDraft
from attendance.imports.models.imported import ImportedSpan, MatchedBy, MeetingImport

__all__ = ["ImportDraft", "ImportedSpan", "MatchedBy", "MeetingImport"]
