"""Which texts are these? Headline, where each is from as it says itself, words, date, room.

On one line each where both headlines fit; else every headline is given whole, its facts below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from rich.text import Text

from bias.article import Article
from bias.faces.terminal.page import TerminalPage
from bias.faces.text import figure, plural
from bias.faces.told import Report
from bias.faces.words import named

#: The widest that a text's place and date may be.
PLACE, DATE = 36, 24
#: From this ratio of words on, the longer text has noticeably more room.
LONGER = 2.0


def draw(report: Report, page: TerminalPage, lines: int) -> list[Text]:
    """Draw the two texts, and what was doubtful about reading them; at most `lines` for each."""
    articles = [x for x in (report.a, report.b) if x is not None]
    titles = [page.text((x.title or "(no headline found)", "strong")) for x in articles]
    facts = [_facts(x, side, page) for side, x in zip("AB", articles, strict=False)]
    widths = [max(column[i].cell_len for column in facts) for i in range(3)]
    left = page.width - 3 - sum(widths) - 3 * 2
    beside = all(title.cell_len <= left for title in titles)
    drawn: list[Text] = []
    for side, article, title, column in zip("AB", articles, titles, facts, strict=False):
        lead = page.text((side, side.lower()))
        source = page.text((f"source line: {article.source_line}", "soft"))
        below = [source] if article.source_line else []
        if beside:
            column[1].pad_left(widths[1] - column[1].cell_len)
            cells = [([c], w) for c, w in zip(column, widths, strict=True)]
            drawn += page.beside([([lead], 1), ([title], left), *cells])
        else:
            whole = page.hang(lead + Text("  "), title)
            drawn += page.hang(lead + Text("  "), title, most=lines)
            below = [Text("  ").join([*column, *below])]
        first = article.sentences[0] if article.sentences else None
        if (
            first
            and article.slice(first).strip() == article.title
            and (beside or len(whole) <= lines)
        ):
            page.quoted.add(f"{side}1")
        drawn += [x for text in below for x in page.hang(Text("   "), text, most=1)]
    if report.b is not None:
        drawn += page.indent(_room(report.a, report.b, page), 3)
    doubts = [w for w in report.warnings if page.full or w not in report.remarks]
    for warning in doubts[: None if page.full else lines + 1]:
        drawn += page.hang(Text("   Note: "), page.text(warning), most=lines)
    return drawn


def _facts(article: Article, side: str, page: TerminalPage) -> Sequence[Text]:
    place = page.text((named(side), side.lower()), (_file(article, named(side)), "soft"))
    date = page.text((article.date or "no date", "soft"))
    words = page.text((plural(article.words, "word"), "soft"))
    return page.wrap(place, PLACE, 1)[0], words, page.wrap(date, DATE, 1)[0]


def _file(article: Article, name: str) -> str:
    """Where a text is from, if its short name does not say it whole."""
    whole = article.outlet or article.name
    return "" if name in (whole, PurePath(whole).stem) else f" ({whole})"


def _room(a: Article, b: Article, page: TerminalPage) -> list[Text]:
    if not a.words or not b.words:
        return []
    ratio = b.words / a.words
    longer, ratio = (named("b"), ratio) if ratio >= 1 else (named("a"), 1 / ratio)
    if ratio < LONGER:
        return []
    said = (
        f"{longer} is {figure(round(ratio, 1))} times as long: "
        f"rare things have more room to appear in {longer}."
    )
    return page.wrap(page.text((said, "soft")), page.width - 3)
