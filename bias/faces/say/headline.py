"""How is said whether a text bears out its headline? A table, and an answer for each text."""

from __future__ import annotations

from bias.faces import told
from bias.faces.say import Texts
from bias.faces.words import has, label, named, say
from bias.findings import Evidence, HeadlineClaim, Section, Short, State, plain

COLUMNS = ("article", "claim", "support", "sentences")
#: In the order of an answer that tells of several.
_ANSWERS = ("found", "softer", "nearest", "none", "not checked")


def tell(section: Section, texts: Texts) -> told.Section:
    """Put what the bodies make of their headlines into words."""
    rows = sorted(
        (row for row in section.rows if isinstance(row, HeadlineClaim)), key=lambda r: r.claim
    )
    sides = "ab" if texts.paired else "a"
    return told.Section(
        answer=" ".join(_answer(s, [r for r in rows if r.article == s], texts) for s in sides),
        caveat=_caveat(section.state) if rows else "",
        view="table",
        columns=COLUMNS,
        silent=texts.paired and all(row.support == "not checked" for row in rows),
        rows=tuple(plain(row) | {"clause": _words(row, texts)} for row in rows),
        evidence=tuple(
            told.Evidence(_note(e), e.weight, e.a, e.b, e.about) for e in section.evidence
        ),
        glance=tuple(
            told.Glance(s.bin, _short(s), s.a, s.b, s.section, s.weight) for s in section.short
        ),
    )


def _words(row: HeadlineClaim, texts: Texts) -> str:
    return " ".join(texts.article(row.article).slice(row.claim).split())


def _note(evidence: Evidence) -> str:
    values = evidence.values
    reason, absent = values["reason"], [f'"{word}"' for word in _listed(values["absent"])]
    near = "_nearest" if evidence.about == "nearest" else ""
    why = ""
    if reason is not None:
        told = {"speaker": values["speaker"], "words": ", ".join(absent)}
        why = say(f"headline.reason.{reason}{near}", **told)
    said = say(f"headline.evidence.{evidence.about}", which=named(str(values["article"])))
    return say("headline.evidence.whole", said=said, why=why) if why else f"{said}."


def _listed(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def _answer(side: str, rows: list[HeadlineClaim], texts: Texts) -> str:
    """ "A: both headline claims found in the text." """
    which, n = named(side), len(rows)
    if not rows:
        return say("headline.answer.nothing", which=which)
    found = [(a, mine) for a in _ANSWERS if (mine := [r for r in rows if r.support == a])]
    if len(found) == 1:
        key = f"headline.claims.{n}"
        what = say(key if has(key) else "headline.claims.more", n=n)
        said = say(_key("every", found[0][0]), what=what)
        return say("headline.answer.all", which=which, said=said)
    said = "; ".join(say(_key("some", a), what=_some(mine, texts)) for a, mine in found)
    return say("headline.answer.mixed", which=which, n=_number(n), said=said)


def _key(group: str, answer: str) -> str:
    return f"headline.{group}.{answer.replace(' ', '_')}"


def _some(rows: list[HeadlineClaim], texts: Texts) -> str:
    """ "two (A1, A2)" """
    ids: dict[str, None] = {}
    for row in rows:
        head = texts.article(row.article).sentence_at(row.claim.start)
        if head is not None:
            ids[f"{row.article.upper()}{head.number}"] = None
    return say("headline.claims.some", n=_number(len(rows)), ids=", ".join(ids))


def _number(n: int) -> str:
    return label("headline.number", str(n))


def _caveat(state: State) -> str:
    partial = [side for side in "ab" if state.values.get(f"partial_{side}")]
    said = [say("headline.caveat.rules")]
    if partial:
        key = "both" if len(partial) > 1 else "one"
        said.append(say(f"headline.caveat.{key}", which=named(partial[0])))
    return " ".join(said)


def _short(short: Short) -> str:
    values = short.values
    own = str(values["article"])
    said = [say("headline.short.missing", which=named(own), words=values["words"])]
    for side in "ab":
        key = "rest" if side == own else "other"
        if n := values[key]:
            one = "_one" if n == 1 else ""
            said.append(say(f"headline.short.{key}{one}", which=named(side)))
    return " ".join(said)
