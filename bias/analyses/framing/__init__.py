"""What do the words dwell on, and could dealing the passages at random give as much?

Words of the frame lexicons are counted in the writers' own sentences and tested there; what people
are quoted as saying and what headlines say stands beside, untested. A word counts only when what
it names is said to be so: harm that was averted, feared or denied is no harm. Each difference is
taken apart exactly, over terms and over voices (docs/method/framing.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bias.analyses.framing import classified, people
from bias.analyses.framing.tallies import Frame, beside, frames, in_narration, parts
from bias.analyses.framing.unclear import why_unclear
from bias.context import Context, Side
from bias.findings import Evidence, Finding, Measure, Short, State, Value, Values

#: Frames with a clear verdict come first, then what adds most.
CLEAR = 200.0
#: Sentences quoted for a frame, from each text, and words named.
QUOTED = 3
NAMED = 6

#: A frame of the scheme and what was counted of it in narration.
Counted = tuple[Frame, Measure]


class Framing:
    """The frames of one text, or those of two compared.

    Measures are hits per 1,000 words of a voice; the family "frame" is tested, "frame, untested"
    is not.
    """

    name = "framing"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """Return measures and rows of every frame, and evidence of those that stand out: with a
        clear verdict, or the commonest of one text."""
        found = frames(context)
        spoken = {side: context.voiced_words(side) for side in context.sides}
        tested = in_narration(context, found)
        pairs = list(zip(found, tested, strict=True))
        assigned = classified.assign(context)
        individuals = {side: people.individuals(context, side) for side in context.sides}
        told: list[Finding] = [
            _state(context, pairs, assigned), *tested, *beside(found, spoken),
            people.row(individuals), *classified.rows(assigned),
        ]  # fmt: skip
        for frame, measure in pairs:
            told += parts(frame.tally, spoken, CLEAR * (measure.verdict == "clear"))
        if any(individuals.values()):
            told.append(people.evidence(context, individuals))
        clear = [(f, m) for f, m in pairs if m.verdict == "clear"]
        if context.b is None:
            return told + [_evidence(context, *p) for p in _commonest(pairs)]
        return told + [x for p in clear for x in (_evidence(context, *p), _short(*p))]


def _state(
    context: Context, pairs: Sequence[Counted], assigned: dict[Side, classified.Assigned]
) -> State:
    values: dict[str, Value] = {
        "loose": tuple(m.name for f, m in pairs if not f.precise),
        "silent": classified.silent(assigned),
    }
    if context.b is not None and context.comparable:
        values["unclear"] = tuple((m.name, w) for f, m in pairs if (w := why_unclear(f, m)))
        values["same_way"], values["other_way"] = classified.ways(assigned, [m for _, m in pairs])
    return State(values=values)


def _commonest(pairs: Sequence[Counted]) -> list[Counted]:
    held = [p for p in pairs if p[0].precise and p[1].count_a >= 3]
    return sorted(held, key=lambda p: -p[1].count_a)[:3]


def _evidence(context: Context, frame: Frame, measure: Measure) -> Evidence:
    ids: dict[Side, list[str]] = {"a": [], "b": []}
    for side in context.sides:
        numbers = Counter(s.sentence for s in frame.tally.of(side, "narration"))
        best = sorted(numbers, key=lambda n: (-numbers[n], n))[:QUOTED]
        ids[side] = [f"{side.upper()}{n}" for n in sorted(best)]
    return Evidence(
        about="frame",
        values=_made_of(frame, measure),
        weight=2.0 if measure.verdict == "clear" else 0.0,
        a=context.quotes(ids["a"]),
        b=context.quotes(ids["b"]),
    )


def _made_of(frame: Frame, m: Measure) -> Values:
    """The words that make a frame's difference with their counts, in the order of what each adds;
    of a frame of one text, its commonest words.

    `more`: how many are not named; `against`: what others add the other way.
    """
    terms = frame.tally.terms("narration")
    values: dict[str, Value] = {"frame": m.name, "definition": frame.definition}
    if m.count_b is None or m.difference is None or not m.words_a or not m.words_b:
        parts = sorted(terms.items(), key=lambda t: (-t[1][0], t[0]))
        return values | _named(dict(parts[:NAMED]))
    in_a, in_b = m.words_a, m.words_b
    sign = 1 if m.difference > 0 else -1
    adds = {t: sign * 1000 * (a / in_a - b / in_b) for t, (a, b) in terms.items()}
    toward = sorted((t for t in adds if adds[t] > 0), key=lambda t: (-adds[t], t))
    return values | {
        **_named({t: terms[t] for t in toward[:NAMED]}),
        "more": len(toward) - NAMED,
        "against": sum(-x for x in adds.values() if x < 0),
        "terms": len(terms),
        "effective": frame.tally.effective("narration") or 0.0,
    }


def _named(terms: Mapping[str, tuple[int, int]]) -> dict[str, Value]:
    counts_a, counts_b = (tuple(counts[k] for counts in terms.values()) for k in (0, 1))
    return {"words": tuple(terms), "counts_a": counts_a, "counts_b": counts_b}


def _short(frame: Frame, measure: Measure) -> Short:
    a, b = (frame.tally.sentences(side, "narration") for side in ("a", "b"))
    about = frame.definition.partition(";")[0]
    return Short(
        kind="frame",
        section="framing",
        bin="different",
        a=a,
        b=b,
        values={"frame": measure.name, "about": about},
        weight=3.0 + (len(a) + len(b)) / 1000,
    )
