"""The WSGI application, for any server: `service.wsgi:app`."""

from __future__ import annotations

from service.app import create_app
from service.config import from_environment

app = create_app(from_environment())
