"""What does a link lead to?

Where it leads on is followed to other public addresses over http(s) alone; a server may keep us
waiting only so long.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from bias.errors import ReadError
from bias.reader.sources import Got, need, show, too_large

#: Seconds that a server may keep us waiting, for one answer and for all of them.
PATIENCE, IN_ALL = 10.0, 30.0
#: So many times a link may lead on.
HOPS = 5


def fetch(link: str, max_bytes: int) -> Got:
    """Bring what a link leads to.

    Raises:
        ReadError: not reached, not found, too slow, too large, or it leads to a private place.
    """
    shown = show(link)
    httpx = need("httpx", "a link", shown)
    end = time.monotonic() + IN_ALL
    private = _is_private(urlsplit(link).hostname)
    try:
        with httpx.Client(timeout=PATIENCE, headers={"User-Agent": "bias-compare"}) as client:
            for _ in range(HOPS + 1):
                with client.stream("GET", link) as answer:
                    if not answer.is_redirect:
                        data = _streamed(answer, shown, max_bytes, end)
                        media = answer.headers.get("content-type", "").split(";")[0].strip()
                        parts = urlsplit(link)
                        suffix = Path(parts.path).suffix.lower()
                        return Got(data, link, shown, suffix, media, parts.hostname)
                    link = urljoin(link, answer.headers["location"])
                to = urlsplit(link)
                if to.scheme not in ("http", "https") or (_is_private(to.hostname) and not private):
                    raise ReadError(
                        f"cannot read {shown}: it leads to a place that is not on the public web. "
                        "Open it in a browser, save the page, and name its file."
                    )
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
        raise ReadError(
            f"cannot read {shown}: {_reason(error)}. Check the link, or open it in a browser, "
            "save the page, and name its file."
        ) from error
    raise ReadError(f"cannot read {shown}: it leads on and on. Check the link.")


def _streamed(answer: Any, shown: str, max_bytes: int, end: float) -> bytes:
    if answer.status_code != 200:
        raise ReadError(
            f"cannot read {shown}: the server answers {answer.status_code} "
            f"({answer.reason_phrase.lower()}). Open it in a browser, save the page, and name its "
            "file."
        )
    data = bytearray()
    for part in answer.iter_bytes(65_536):
        data += part
        if len(data) > max_bytes:
            raise too_large(shown, max_bytes)
        if time.monotonic() > end:
            raise TimeoutError("the server is too slow")
    return bytes(data)


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return "the server is too slow"
    said = str(error)
    return "its certificate is not valid" if "CERTIFICATE" in said else "the server is not reached"


def _is_private(host: str | None) -> bool:
    """Whether a host is on this machine or its own network; what has no address is not."""
    if not host:
        return True
    try:
        found = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False
    addresses = (str(entry[4][0]).partition("%")[0] for entry in found)
    return any(not ipaddress.ip_address(address).is_global for address in addresses)
