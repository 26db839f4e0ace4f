"""Whether the process lives and can answer."""

from __future__ import annotations

from service.api.problems import NotReady
from service.api.resource import Resource
from service.api.wiring import reporter
from service.errors import RolefitError
from service.schemas.health import LiveSchema, ReadySchema

health = Resource("health", __name__, description="For whoever operates the service.")

# The smallest page with a word on it: reading it shows that the child process lives.
_PROBE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 33>>stream
BT /F 12 Tf 9 9 Td (ready) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""


@health.operation("/livez", LiveSchema, id="getLive")
def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "live"}


@health.operation("/readyz", ReadySchema, id="getReady", problems=(503,))
def ready() -> dict[str, object]:
    """The taxonomy is loaded and files can be read."""
    try:
        reporter().documents.read(_PROBE)
    except (RolefitError, RuntimeError, OSError):
        raise NotReady("Files cannot be read.") from None
    return {"status": "ready", "versions": reporter().versions}
