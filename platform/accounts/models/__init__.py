from accounts.models.organisation import Organisation, OrganisationKind
from accounts.models.region import Region
from accounts.models.user import User, UserManager

__all__ = ["Organisation", "OrganisationKind", "Region", "User", "UserManager"]
