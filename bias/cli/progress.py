"""Is it still working? One line on stderr, for what takes over a second, and only for people."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from bias.faces.text import cut, label, safe

DELAY = 1.0  # seconds: quicker than that, a line would only flicker


class Progress:
    """Says what is being done, once it has taken a second; wipes the line at the end.

    Does nothing at all when stderr is not a terminal. Call it with the name of each step, and of
    what it is done to; with "" to leave the screen to others.
    """

    def __init__(self, delay: float = DELAY) -> None:
        self._words = ""
        self._due = False
        self._shown = 0
        self._lock = threading.Lock()
        self._timer = threading.Timer(delay, self._show) if sys.stderr.isatty() else None
        if self._timer:
            self._timer.daemon = True

    def __enter__(self) -> Progress:
        if self._timer:
            self._timer.start()
        return self

    def __call__(self, step: str, what: str = "") -> None:
        words = f"{label(step)} {safe(what)}".strip()
        self._words = f"bias: {cut(words, 60)} ..." if words else ""
        if self._due:
            self._show()

    def _show(self) -> None:
        with self._lock:
            if self._timer is None:
                return
            self._due = True
            if self._shown or self._words:
                end = "" if self._words else "\r"
                sys.stderr.write("\r" + self._words.ljust(self._shown) + end)
                sys.stderr.flush()
            self._shown = len(self._words)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._timer:
            self._timer.cancel()
        with self._lock:
            self._timer = None
            if self._shown:
                sys.stderr.write("\r" + " " * self._shown + "\r")
                sys.stderr.flush()
