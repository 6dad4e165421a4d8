from credits.models.assessment import Assessment
from credits.models.certificate import Certificate, CertificateCounter, CertificateState
from credits.models.ledger import EntryKind, LedgerEntry
from credits.models.policy import CertificateWording, Policy, PolicyVersion
from credits.models.terms import MAX_SIGNERS, CreditTerms, SignerPosition

__all__ = [
    "MAX_SIGNERS",
    "Assessment",
    "Certificate",
    "CertificateCounter",
    "CertificateState",
    "CertificateWording",
    "CreditTerms",
    "EntryKind",
    "LedgerEntry",
    "Policy",
    "PolicyVersion",
    "SignerPosition",
]
