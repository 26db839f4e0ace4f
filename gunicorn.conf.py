"""For `gunicorn service.wsgi:app` in this folder; the settings themselves are packaged."""

from service.server import *  # noqa: F403 - gunicorn reads the names of this module
