"""Where does a run begin and end? Here every failure becomes a letter and an exit code.

0 done, 1 could not, 2 misused, 130 interrupted. A traceback is shown only with ``--debug``.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

INTERRUPTED = 130
# New objects between two looks for circles. A run keeps nearly all it makes and makes few circles:
# looking every 700, which is usual, costs a fifth of it and frees nothing.
_LOOK = 500_000


def leave() -> None:
    """Run the command line, and end the process at once: to take apart all that a run made costs
    a thirtieth of it, and frees nothing that the system would not."""
    try:
        run()
    except SystemExit as end:
        with suppress(OSError):  # `run` has told of it
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(int(end.code or 0))


def run() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_LOOK, 10, 10)
    debug = _take_debug()
    try:
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        _close_stdout()
        code = 0
    except Exception as error:
        if debug:
            raise
        code = 1
        sys.stderr.write(_letter(error) + "\n")
    raise SystemExit(code)


def main() -> int:
    """Run one command.

    Returns:
        the exit code. What fails in a command is raised; `run` turns it into a letter.
    """
    from typer.main import get_command

    from bias.cli import app

    try:
        get_command(app(*sys.argv[1:2])).main(prog_name="bias")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _take_debug() -> bool:
    """Take --debug out of the words typed, wherever it stands before a bare "--"."""
    words = sys.argv[1:]
    end = words.index("--") if "--" in words else len(words)
    debug = "--debug" in words[:end]
    sys.argv[1:] = [w for w in words[:end] if w != "--debug"] + words[end:]
    return debug


def _letter(error: Exception) -> str:
    from bias.errors import BiasError
    from bias.faces.text import safe

    if isinstance(error, BiasError):
        return f"bias: {safe(str(error))}"
    return (
        f"bias: something in bias failed ({type(error).__name__}: {safe(str(error))[:200]}). "
        "This is our fault, not yours. Run the same command with --debug and report what it shows."
    )


def _close_stdout() -> None:
    # Python flushes stdout again when it ends; there it must find an open door.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    leave()
