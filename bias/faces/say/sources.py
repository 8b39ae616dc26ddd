"""How is said who speaks? A table of speakers, and what each text gives to them."""

from __future__ import annotations

from bias.faces import told
from bias.faces.called import brief, with_role
from bias.faces.say import Texts
from bias.faces.text import cut
from bias.faces.words import label, named, say
from bias.findings import Evidence, Section, Short, SourceRow, Speaking, plain
from bias.lists import terms_of

COLUMNS = ("name", "who", "a", "b")
#: Characters of a name and of a role in the table, whose cells wrap (of 26, one role in four lost
#: whom it is of).
NAME, WHO = 40, 96
#: Rows that a page shows of speakers who are given some words in either text, and of those who are
#: given many; what some and many are.
SOME_ROWS, MANY_ROWS, SOME, MANY = 5, 8, 8, 40
#: And of a role on the first screen, in a sentence and in the list; place among its rows.
ROLE, LISTED, ORDER = 110, 76, 2.5
#: Characters of four lines of the first screen, and of a role that is worth it.
LINES, LEAST_ROLE = 344, 4
#: Speakers of a text that the list names, and of these so many with their roles.
CELLS, WITH_ROLE = 6, 3
#: Of those who speak where a text quotes nobody by name; what a word counts that is given to who is
#: no named person; a list that costs no other row its place (in 24 blind readings of screens where
#: it did, 15 were liked less and 7 more; where it only filled room, it was liked).
VOICES, NAMELESS, LAST = 4, 0.75, 1.0
#: One saying quoted otherwise, what somebody says in each and the list of speakers stand after what
#: one alone tells.
REQUOTED, FACING, LIST = 92.9, 91.8, 90.5


def tell(section: Section, texts: Texts) -> told.Section:
    """Put the speakers of one text, or of two, into words."""
    rows = [row for row in section.rows if isinstance(row, SourceRow)]
    return told.Section(
        name=section.name,
        question=say("sources.question"),
        answer=_answer(section, rows, texts),
        caveat=say("sources.caveat") if rows else "",
        view="table",
        columns=COLUMNS if texts.paired else COLUMNS[:-1],
        measures=section.measures,
        rows=tuple(map(_row, rows)),
        most=_most(rows),
        listed=(*_said(section), *_listed(rows)) if texts.paired else (),
        evidence=tuple(told.Evidence(_note(e), e.weight, e.a, e.b) for e in section.evidence),
        glance=tuple(
            told.Glance(g.bin, _short(g), g.a, g.b, g.section, g.weight) for g in section.short
        ),
    )


def _said(section: Section) -> list[told.Row]:
    """What the first of those who are quoted in both says in each: one saying that the texts print
    otherwise, and two that surely speak of one thing."""
    sure = [e for e in section.evidence if e.about == "said" and e.values["alike"]]
    return [
        {
            "question": _note(found),
            "a": plain(found.a[0]),
            "b": plain(found.b[0]),
            "weight": weight,
            "order": ORDER,
        }
        for found, weight in [*((e, REQUOTED) for e in section.evidence if e.about == "requoted")][
            :1
        ]
        + [(e, FACING) for e in sure[:1]]
    ]


def _note(found: Evidence) -> str:
    if found.about == "said":
        return say("sources.said", name=found.values["name"])
    how = str(found.values["how"])
    kind, side = ("more", named(how)) if how in ("a", "b") else (how, "")
    return say(f"sources.requoted.{kind}", name=found.values["name"], side=side)


def _listed(rows: list[SourceRow]) -> list[told.Row]:
    """Whom each text quotes by name, those of most words first; where one quotes nobody so, who
    speaks in each at all; none where both let the same people."""
    first = [r for r in rows if r.first_screen]
    quoted = {side: _quoted(first, side) for side in ("a", "b")}
    if not all(quoted.values()):
        return _voices(rows)
    if {id(row) for row, _ in quoted["a"]} == {id(row) for row, _ in quoted["b"]}:
        return []
    tops = {side: [id(row) for row, _ in found[:CELLS]] for side, found in quoted.items()}
    a, b = _cells(quoted["a"], tops["b"]), _cells(quoted["b"], tops["a"])
    return [_list("quoted", CELLS, a, b, LIST)]


def _voices(rows: list[SourceRow]) -> list[told.Row]:
    """Who speaks in each text, those of most words first."""
    first = [r for r in rows if r.first_screen]
    if not first:
        return []
    # Of a text that lets nobody speak at length whoever it lets speak at all.
    least = [r for r in rows if r.kind != "nobody"]
    speak = {side: _speaking(first, side) or _speaking(least, side) for side in ("a", "b")}
    tops = {side: [id(row) for row, _ in found[:VOICES]] for side, found in speak.items()}
    a, b = _cells(speak["a"], tops["b"], VOICES), _cells(speak["b"], tops["a"], VOICES)
    if {x["text"] for x in a} == {x["text"] for x in b}:
        return []
    nobody: list[told.Row] = [{"id": "", "text": say("sources.listed.nobody")}]
    return [_list("speaks", VOICES, a or nobody, b or nobody, LAST)]


def _list(kind: str, shown: int, a: list[told.Row], b: list[told.Row], weight: float) -> told.Row:
    return {
        "question": say(f"sources.listed.{kind}"),
        "shown": shown,
        "told_a": a,
        "told_b": b,
        "weight": weight,
        "order": ORDER,
    }


def _speaking(rows: list[SourceRow], side: str) -> list[tuple[SourceRow, Speaking]]:
    """Who speaks in a text, those of most words first."""
    given = [(row, x) for row in rows if (x := row.a if side == "a" else row.b) is not None]

    def much(met: tuple[SourceRow, Speaking]) -> float:
        return met[1].words * (1.0 if met[0].kind == "named person" else NAMELESS)

    return sorted(given, key=lambda m: (-much(m), m[1].ids))


def _quoted(rows: list[SourceRow], side: str) -> list[tuple[SourceRow, Speaking]]:
    """Whom a text quotes by name, those of most words first."""
    given = [(row, x) for row in rows if (x := row.a if side == "a" else row.b) is not None]
    return sorted((m for m in given if m[1].quoted), key=lambda m: (-m[1].words, m[1].quoted))


def _cells(
    given: list[tuple[SourceRow, Speaking]], there: list[int], most: int = CELLS
) -> list[told.Row]:
    """The entries of a text; whom the other text's list names is named here too."""
    first = sorted(given, key=lambda m: id(m[0]) not in there)[:most]
    told_first = [m for m in given if m in first]
    return [
        {
            "id": (spoken.quoted or spoken.ids)[0],
            "text": with_role(_inside(row), (spoken.role if n < WITH_ROLE else None) or "", LISTED),
        }
        for n, (row, spoken) in enumerate([*told_first, *(m for m in given if m not in first)])
    ]


def _inside(row: SourceRow) -> str:
    """A name as it stands inside a sentence: "One resident" opened one."""
    first, _, rest = row.name.partition(" ")
    little = row.kind != "named person" and first.lower() in terms_of("function")
    return f"{first.lower()} {rest}" if little and rest else row.name


def _most(rows: list[SourceRow]) -> int:
    """How many rows a page shows: a few words of somebody are for who asks for all."""
    words = [max(x.words for x in (row.a, row.b) if x) for row in rows]
    some, many = (sum(n >= least for n in words) for least in (SOME, MANY))
    return max(1, min(SOME_ROWS, some), min(MANY_ROWS, many))


def _row(row: SourceRow) -> told.Row:
    return {
        "name": cut(row.name, NAME) or say("sources.row.nobody"),
        "who": _what(row),
        "a": _given(row.a),
        "b": _given(row.b),
        "weight": row.weight,
    }


def _what(row: SourceRow) -> str:
    """What a speaker is: the text's own words, else that it is not named; of a name or a body that
    no text says more of, nothing."""
    if not row.name or (not row.role and row.kind in ("named person", "institution")):
        return ""
    role = row.role or label("sources.kind", row.kind)
    return role if len(role) <= WHO else brief(role, WHO) or cut(role, WHO)


def _given(spoken: Speaking | None) -> str | None:
    if spoken is None:
        return None
    return say("sources.row.given", n=spoken.attributions, words=spoken.words)


def _answer(section: Section, rows: list[SourceRow], texts: Texts) -> str:
    if not rows:
        return say("sources.answer.none")
    shares = next((m for m in section.measures if m.name == "words of somebody"), None)
    found, unknown = {}, []
    for side in ("a", "b") if texts.paired else ("a",):
        mine = [r for r in rows if r.kind != "nobody" and (r.a if side == "a" else r.b)]
        share = None if shares is None else (shares.a if side == "a" else shares.b)
        found[side] = say(
            f"sources.answer.{'part' if texts.paired else 'one'}",
            n=len(mine),
            side=named(side),
            named=sum(r.kind == "named person" for r in mine),
            share=round(share or 0),
        )
        if n := section.state.values.get(f"unknown_{side}"):
            unknown.append(say("sources.answer.unknown", n=n, side=named(side)))
    told_first = say("sources.answer.two", **found) if texts.paired else found["a"]
    return " ".join([told_first, *unknown])


def _short(short: Short) -> str:
    values = dict(short.values)
    name, role = str(values["name"]), str(values["role"] or "")
    words = str(values["said"] or values["retold"])
    retold = "told" if values["quoted"] else "retold"
    kind = "said" if values["said"] else retold
    if short.kind == "said":
        once = values["said"] and not values["quoted_there"]
        kind = "both_once" if once else f"both_{kind}"
    side = named("a" if short.a else "b")
    # Rather less of who it is than of what is said, in four lines of a wide page.
    room = LINES - len(say(f"sources.short.{kind}", side=side, who=name, words=words))
    who = with_role(name, role if room >= LEAST_ROLE else "", min(ROLE, room))
    return say(f"sources.short.{kind}", side=side, who=who, words=words)
