"""The command that says what bias knows of a word: explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bias.cli import options, output
from bias.cli.options import Format
from bias.cli.reports import seeds
from bias.errors import OptionError

if TYPE_CHECKING:
    from bias.article import Article
    from bias.lexicon import Hit, Lexicon, Term

ROOM = 70  # characters of a sentence shown on each side of the word


def add_to(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("explain")(explain)


def explain(
    term: Annotated[str, typer.Argument(metavar="TERM", help="A word, or a phrase in quotes.")],
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Texts to look in; without any, those of bias demo."),
    ] = None,
    face: options.Face = Format.terminal,
    path: options.Output = None,
    width: options.Width = None,
    folder: options.Lexicons = None,
) -> None:
    """Say in which lexicons a word stands, why, what would be plainer, and when it means nothing.

    Then every place where it stands in the texts, counted or not.

    \b
    Examples: bias explain martyred
              bias explain "collateral damage" left.txt right.txt
    """
    output.check(path, files or ())
    from bias import lexicon, reader

    if not any(map(str.isalnum, term)):
        raise OptionError(f"{term!r} holds no word. Name a word, or a phrase in quotes.")
    if (files or []).count(output.STDOUT) > 1:
        raise OptionError('"-" is named twice, and stdin can be read once. Name it once.')
    lexicons = lexicon.load_all(folder)
    met = lexicon.entries(term, lexicons)
    articles = [reader.read(name) for name in files or (seeds() if met else [])]
    texts = []
    for i, article in enumerate(articles):
        side = chr(65 + i) if i < 26 else f"T{i + 1}."
        texts.append(_places(side, article, met, lexicons))
    found = {"term": term, "entries": [_entry(*pair) for pair in met], "texts": texts}
    from bias.faces.terminal import entries

    output.Sink(face, path, width).show(found, lambda page: entries.draw_explained(found, page))


def _entry(lexicon: Lexicon, term: Term) -> dict[str, Any]:
    return {
        "lexicon": lexicon.name,
        "version": lexicon.about["version"],
        "family": lexicon.family,
        "term": term.text,
        "weight": term.weight,
        "note": term.note,
        "plain": term.plain,
        "reason": term.reason,
        "measures": lexicon.about["measures"],
        "when": list(term.when),
        "unless": [*term.unless, *lexicon.unless],
        "boundary": lexicon.about.get("boundary", ""),
    }


def _places(
    side: str, article: Article, met: list[tuple[Lexicon, Term]], lexicons: list[Lexicon]
) -> dict[str, Any]:
    """Return where the entries that were met stand in a text, counted or not and why."""
    from bias import lexicon

    wanted = {(x.family, x.name, t.text) for x, t in met}
    family = {x.name: x.family for x in lexicons}
    hits = lexicon.hits(article, lexicons)
    known = {(h.lexicon, h.term, h.start): h for h in hits}
    places = []
    for start, end, entry in lexicon.sightings(article.text, lexicons):
        if entry not in wanted:
            continue
        sentence = article.sentence_at(start)
        if sentence is None:
            continue  # neither said nor printed as a sentence: a date line, a page number
        hit = known.get((*entry[1:], start))
        row: dict[str, Any] = {
            "sentence": f"{side}{sentence.number}",
            "lexicon": entry[1],
            "entry": entry[2],
            "counted": hit is not None,
            "before": _tail(article.text[sentence.start : start]),
            "words": article.text[start:end],
            "after": _head(article.text[end : max(end, sentence.end)]),
        }
        if hit is not None:
            row |= {"voice": hit.voice, "status": hit.status, "why": ""}
        else:
            around = [h for h in hits if h.start < end and start < h.end]
            same = [h for h in around if family[h.lexicon] == entry[0]]
            row |= {"voice": article.voice_at(start), "status": "", "why": _why(same)}
        places.append(row)
    return {"id": side, "name": article.name, "places": places}


def _why(around: list[Hit]) -> str:
    if around:
        return f'counted as "{around[0].term}" of {around[0].lexicon}'
    return "its conditions keep it out, or it is part of a name"


def _tail(text: str) -> str:
    from bias.faces.text import ELLIPSIS

    return text if len(text) <= ROOM else ELLIPSIS + text[-ROOM:].partition(" ")[2]


def _head(text: str) -> str:
    from bias.faces.text import ELLIPSIS

    return text if len(text) <= ROOM else text[:ROOM].rpartition(" ")[0] + ELLIPSIS
