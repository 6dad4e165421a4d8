from attendance.models.attestation import Attestation, AttestationNote, AttestationNoteKind
from attendance.models.check import CheckNote, CheckPlan, CheckSource, NoteKind, PresenceCheck
from attendance.models.correction import Correction, CorrectionKind
from attendance.models.presence import DeliveryMode, EndedHow, PresenceQuerySet, PresenceSpan
from attendance.models.seal import EvidenceRemoval, EvidenceSeal, SealedRow
from attendance.models.sign import ServerSign
from attendance.models.state import StateKind, StateSpan

__all__ = [
    "Attestation",
    "AttestationNote",
    "AttestationNoteKind",
    "CheckNote",
    "CheckPlan",
    "CheckSource",
    "Correction",
    "CorrectionKind",
    "DeliveryMode",
    "EndedHow",
    "EvidenceRemoval",
    "EvidenceSeal",
    "NoteKind",
    "PresenceCheck",
    "PresenceQuerySet",
    "PresenceSpan",
    "SealedRow",
    "ServerSign",
    "StateKind",
    "StateSpan",
]
