"""Which taxonomy is installed."""

from __future__ import annotations

from service.api.resource import Resource
from service.api.wiring import Page, catalogue, versioned
from service.schemas.catalogue import TaxonomySchema

taxonomy = Resource("taxonomy", __name__, url_prefix="/v1/taxonomy", description="The taxonomy as a whole.")


@taxonomy.operation("", TaxonomySchema, id="getTaxonomy", cached=True)
def get_taxonomy() -> Page:
    """The version, hash, counts, categories and sources of the taxonomy."""
    return versioned(catalogue().whole())
