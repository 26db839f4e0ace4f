"""What skills and roles are, as checked data; knows nothing of resumes."""

from skills_taxonomy.loader import TaxonomyError, load
from skills_taxonomy.model import Role, Skill, Taxonomy

__all__ = ["Role", "Skill", "Taxonomy", "TaxonomyError", "load"]
