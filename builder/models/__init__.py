"""What is stored, one file a thing."""

from builder.models.invitation import AlreadyUsed, Invitation
from builder.models.job_record import EmploymentType, FlsaStatus, PayPeriod, Workplace
from builder.models.organization import Logo, Membership, Organization
from builder.models.posting import Posting
from builder.models.revision import Revision, StaleVersion
from builder.models.role_template import RoleTemplate
from builder.models.section import Section
from builder.models.user import User

__all__ = [
    "AlreadyUsed",
    "EmploymentType",
    "FlsaStatus",
    "Invitation",
    "Logo",
    "Membership",
    "Organization",
    "PayPeriod",
    "Posting",
    "Revision",
    "RoleTemplate",
    "Section",
    "StaleVersion",
    "User",
    "Workplace",
]
