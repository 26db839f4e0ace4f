"""gunicorn's worker, with this project's answer to requests that never reach the application."""

from __future__ import annotations

from contextlib import suppress
from ssl import SSLError
from typing import Any

from gunicorn.http import errors
from gunicorn.util import close_graceful, write_nonblock
from gunicorn.workers.sync import SyncWorker

from service.api.observation import refuse
from service.api.problems import AddressTooLong, BadRequest, HeadersTooLarge, InternalError, UnknownCoding, UnmetExpectation
from service.errors import RolefitError

LINGER = 5.0  # seconds in which a caller may finish sending and read its answer
_FAULT = InternalError("Look the request id up in the log.")
_BROKEN = BadRequest("The request line or a header does not keep to HTTP.")
# What each of gunicorn's errors is here; the nearest base class counts.
_PROBLEMS: dict[type[BaseException], RolefitError] = {
    BaseException: _FAULT,
    errors.ParseException: _BROKEN,
    SSLError: _BROKEN,
    errors.LimitRequestLine: AddressTooLong("The first line of the request is longer than the server reads."),
    errors.LimitRequestHeaders: HeadersTooLarge("The headers are larger or more than the server reads."),
    errors.ExpectationFailed: UnmetExpectation("Leave out the header Expect, or send 100-continue."),
    errors.UnsupportedTransferCoding: UnknownCoding("Send the body chunked or with a Content-Length."),
    errors.ConfigurationProblem: _FAULT,
    errors.InvalidResponseHeader: _FAULT,
    errors.InvalidResponseHeaderName: _FAULT,
}


class ProblemWorker(SyncWorker):  # type: ignore[misc] # gunicorn has no types
    """A sync worker whose errors are problems, whose log quotes no request, and which hears a caller out before it hangs up."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer what no view could."""
        answer = refuse(self.wsgi, exc, problem_of(exc))
        head = [f"HTTP/1.1 {answer.status}", *(f"{name}: {value}" for name, value in answer.headers), "Connection: close", "", ""]
        with suppress(OSError):  # the caller has hung up
            write_nonblock(client, "\r\n".join(head).encode("latin-1") + answer.get_data())
        self.hang_up(client)

    def handle_request(self, listener: Any, req: Any, client: Any, addr: Any) -> None:
        """Answer a request."""
        super().handle_request(listener, req, client, addr)
        self.hang_up(client)

    def hang_up(self, client: Any) -> None:
        """Close, after reading off what is still being sent: else the caller of a refused upload sees a broken pipe, not its 413."""
        limits = self.wsgi.config
        close_graceful(client, timeout=LINGER, max_drain=4 * max(limits["MAX_BODY"], limits["MAX_UPLOAD"]))


def problem_of(error: BaseException) -> RolefitError:
    """The problem that an error of gunicorn is."""
    return next(_PROBLEMS[kind] for kind in type(error).__mro__ if kind in _PROBLEMS)
