"""How gunicorn serves: settings by gunicorn's own names, read by `gunicorn.conf.py` and by `rolefit serve`."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from service.api import examples
from service.config import from_environment

_settings = from_environment()

bind = f"{_settings.host}:{_settings.port}"
workers = _settings.workers
loglevel = "info" if _settings.log_level == "debug" else _settings.log_level  # gunicorn's debug lines quote requests
worker_class = "service.worker.ProblemWorker"  # a sync one: the work is CPU: threads have the same rate and 2 to 3 times the p95
preload_app = True  # the taxonomy is compiled once and shared
timeout = 30  # the reader of files stops by itself after 8 s, a text takes under 2 s
control_socket_disable = True  # containers with a read-only file system
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - heartbeats in memory, as gunicorn advises


def when_ready(server: Any) -> None:
    """Before the workers are forked: one real request, so that they share what it warmed."""
    answer = server.app.wsgi().test_client().post("/v1/matches", json=examples.MATCH)
    if answer.status_code != 200:
        raise SystemExit(f"the first request was answered with {answer.status_code}")
    gc.freeze()
