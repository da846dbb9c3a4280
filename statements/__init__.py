"""The public language: what bodies and the platform state, typed, versioned, documented field by field (docs/statements.md).

Whoever owns a truth builds its statement; the register, the desks, the search, exports and strangers read the same types.
"""

from statements.body import BodyStatement, PassportStatement
from statements.case import CaseStatement
from statements.certificate import CertificateStatement
from statements.invoice import InvoiceStatement
from statements.lead_time import LeadTimeStatement
from statements.order import OrderStatement
from statements.report import ReportStatement
from statements.scheme import SchemeStatement
from statements.service import ServiceStatement
from statements.shape import PublicStatement

__all__ = [
    "BodyStatement",
    "CaseStatement",
    "CertificateStatement",
    "InvoiceStatement",
    "LeadTimeStatement",
    "OrderStatement",
    "PassportStatement",
    "PublicStatement",
    "ReportStatement",
    "SchemeStatement",
    "ServiceStatement",
]
