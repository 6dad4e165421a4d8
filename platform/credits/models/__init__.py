from credits.models.appeal import Appeal, AppealDecision, Outcome
from credits.models.assessment import Assessment
from credits.models.attachment import Attachment
from credits.models.certificate import Certificate, CertificateCounter, CertificateState
from credits.models.fields import MAX_FIELDS, FieldOfStudy, TermsField
from credits.models.ledger import EntryKind, LedgerEntry
from credits.models.policy import CertificateWording, Policy, PolicyVersion
from credits.models.terms import MAX_SIGNERS, CreditTerms, SignerPosition

__all__ = [
    "MAX_FIELDS",
    "MAX_SIGNERS",
    "Appeal",
    "AppealDecision",
    "Assessment",
    "Attachment",
    "Certificate",
    "CertificateCounter",
    "CertificateState",
    "CertificateWording",
    "CreditTerms",
    "EntryKind",
    "FieldOfStudy",
    "LedgerEntry",
    "Outcome",
    "Policy",
    "PolicyVersion",
    "SignerPosition",
    "TermsField",
]
