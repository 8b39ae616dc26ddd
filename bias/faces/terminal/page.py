"""Where do words stand on a page of so many columns? Lines are laid out here, and nowhere else.

Every string becomes a `Text` in `TerminalPage.text`, which makes it safe and never reads markup, so
no word of an article can command the terminal. Widths are counted in cells (a Chinese character
takes two). Styles only repeat what letters and words already say.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence, Set
from io import StringIO
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from bias.faces.text import ELLIPSIS, safe

#: Words, or words with a style of `STYLES`.
StyledText = str | tuple[str, str]

STYLES = {
    "a": "bold cyan",
    "b": "bold magenta",
    "head": "bold",
    "strong": "bold",
    "mark": "bold underline",
    "soft": "dim",
    "": "",
}
#: From this width on, the two texts stand side by side.
SIDE_BY_SIDE = 100
NARROWEST = 24
_NONE: frozenset[str] = frozenset()


class Amount(NamedTuple):
    """How much of each section a page shows that is not full.

    Attributes:
        rows: passages and pairs of a section. table: rows of a table. story: rows of the story.
        frames: shares of frames.
        found: findings below any of them. quoted: sentences that one finding quotes of one text
            alone. lines: lines of a quoted sentence.
    """

    rows: int = 5
    table: int = 14
    story: int = 8
    frames: int = 8
    found: int = 5
    quoted: int = 8
    lines: int = 4


class TerminalPage:
    """A page `width` columns wide.

    Args:
        full: show everything, figures of the tests too.
        styled: write bold, underline and colour (False: plain letters).
        colour: with `styled`, whether colour may be used (NO_COLOR).

    Attributes:
        amount: how much of each section is shown without `full`.
        quoted: ids of sentences whose words stand on the page already: a sentence is told once, and
            afterwards its id stands for it.
        explained: marked words with the reasons given for them, each of which is given once.
        said: what the first screen has said of the verdict.
    """

    def __init__(
        self, width: int = 100, *, full: bool = False, styled: bool = False, colour: bool = True
    ) -> None:
        self.width = max(width, NARROWEST)
        self.full = full
        self.start(Amount())
        self._wrapped: dict[Hashable, list[Text]] = {}
        self._styled = styled
        self._console = Console(
            file=StringIO(),
            width=self.width,
            force_terminal=styled,
            color_system="standard" if styled else None,
            no_color=not colour,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},  # what the page looks like is decided by the caller, not by the shell
        )

    @property
    def wide(self) -> bool:
        """Whether the two texts stand side by side."""
        return self.width >= SIDE_BY_SIDE

    def start(self, amount: Amount, quoted: Set[str] = _NONE, said: Set[str] = _NONE) -> None:
        """Begin with nothing told but what is given, and with so much to show of each section."""
        self.amount = amount
        self.quoted = set(quoted)
        self.explained: set[tuple[str, str]] = set()
        self.said = set(said)

    # -- words ------------------------------------------------------------------------------------

    def text(self, *parts: StyledText) -> Text:
        """Join parts into one Text; each part is made safe here."""
        made = Text(end="")
        for part in parts:
            words, style = (part, "") if isinstance(part, str) else part
            made.append(safe(words), STYLES[style])
        return made

    def wrap(self, body: Text, width: int, most: int = 0) -> list[Text]:
        """Break `body` into lines of `width` cells; at most `most` lines, then "…"."""
        width = max(width, 6)
        # A page is drawn again and again until its length fits.
        key = (body.plain, tuple(body.spans), width, most)
        lines = self._wrapped.get(key)
        if lines is None:
            lines = self._wrapped[key] = self._broken(body, width, most)
        return [line.copy() for line in lines]

    def _broken(self, body: Text, width: int, most: int) -> list[Text]:
        lines = list(body.wrap(self._console, width, overflow="fold")) or [Text()]
        for line in lines:
            line.rstrip()
        if most and len(lines) > most:
            lines = lines[:most]
            self._trail_off(lines[-1], width)
        return lines

    def _trail_off(self, line: Text, width: int) -> None:
        while line.cell_len > width - 2:
            border = line.plain.rfind(" ")
            if border < 1:
                line.right_crop(1)
            else:
                line.right_crop(len(line) - border)
        line.append(f" {ELLIPSIS}")

    # -- layout -----------------------------------------------------------------------------------

    def hang(self, lead: Text, body: Text, width: int = 0, most: int = 0) -> list[Text]:
        """Set `body` with `lead` before its first line and blanks before the others."""
        width = width or self.width
        rest = self.wrap(body, width - lead.cell_len, most)
        blank = Text(" " * lead.cell_len)
        return [lead + rest[0], *(blank + line for line in rest[1:])]

    def indent(self, lines: Sequence[Text], by: int) -> list[Text]:
        """Move lines to the right."""
        return [Text(" " * by) + line if line.plain else line for line in lines]

    def tailed(self, lead: Text, body: Text, tail: Text, most: int = 0) -> list[Text]:
        """Set `body` with `tail` at the right margin of its first line (below it when the page is
        narrow or the tail is long)."""
        if not tail.plain:
            return self.hang(lead, body, most=most)
        if self.width < 60 or tail.cell_len > self.width // 3:
            lines = self.hang(lead, body, most=most)
            return lines + self.indent(self.wrap(tail, self.width - lead.cell_len), lead.cell_len)
        first = self.wrap(body, self.width - lead.cell_len - max(tail.cell_len, 10) - 2)[0]
        said = body.plain[len(first) :]
        start = len(body) - len(said.lstrip(" "))
        rest = body.divide([start])[-1] if start < len(body) else Text()
        lines = self.wrap(rest, self.width - lead.cell_len, max(0, most - 1)) if rest.plain else []
        if most == 1 and lines:
            lines = []
            self._trail_off(first, self.width - lead.cell_len - max(tail.cell_len, 10) - 2)
        gap = self.width - lead.cell_len - first.cell_len - tail.cell_len
        return [lead + first + Text(" " * gap) + tail, *self.indent(lines, lead.cell_len)]

    def beside(self, columns: Sequence[tuple[Sequence[Text], int]], gap: int = 2) -> list[Text]:
        """Set columns side by side; each is its lines and its width in cells."""
        height = max((len(lines) for lines, _ in columns), default=0)
        made: list[Text] = []
        for i in range(height):
            line = Text()
            for at, (lines, width) in enumerate(columns):
                cell = lines[i] if i < len(lines) else Text()
                line.append_text(cell)
                if at < len(columns) - 1:
                    line.append(" " * (width - cell.cell_len + gap))
            line.rstrip()
            made.append(line)
        return made

    def sides(self, names: str) -> Text:
        """Colour sentence ids by side: "A6 A8 : B3"."""
        made = Text()
        for i, name in enumerate(safe(names).split(" ")):
            style = {"A": STYLES["a"], "B": STYLES["b"]}.get(name[:1], "")
            made.append((" " if i else "") + name, style)
        return made

    def write(self, lines: Sequence[Text]) -> str:
        """Turn lines into the characters a terminal or a file gets."""
        for line in lines:
            line.rstrip()
        if not self._styled:
            return "".join(f"{line.plain}\n" for line in lines)
        with self._console.capture() as captured:
            for line in lines:
                self._console.print(line, soft_wrap=True, end="\n")
        return captured.get()
