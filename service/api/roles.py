"""Roles: what they ask for, what surrounds them, and how two of them differ."""

from __future__ import annotations

from service.api.resource import Resource
from service.api.wiring import Page, catalogue, versioned
from service.schemas.catalogue import ComparisonSchema, RoleLineSchema, RoleSchema
from skills_taxonomy.model import Role

roles = Resource("roles", __name__, url_prefix="/v1/roles", description="The roles of the taxonomy.")


@roles.operation("", RoleLineSchema(many=True), id="listRoles", cached=True)
def list_roles() -> list[Role]:
    """List the roles."""
    return list(catalogue().roles())


@roles.operation("/<role>", RoleSchema, id="getRole", problems=(404,), cached=True)
def get_role(role: str) -> Page:
    """A role with its requirements, context and sources."""
    return versioned(catalogue().role(role))


@roles.operation("/<role>/compare/<other>", ComparisonSchema, id="compareRoles", problems=(404,), cached=True)
def compare_roles(role: str, other: str) -> Page:
    """What only one of two roles asks for."""
    return versioned(catalogue().compare(role, other))
