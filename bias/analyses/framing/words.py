"""How are frames put into words that need no statistics?"""

from __future__ import annotations

from collections.abc import Sequence

from bias.analyses.framing.tally import Tally
from bias.report import Measure
from bias.uncertainty import LEVEL

ONE_TEXT = "Counts of one text. Whether they are many or few shows only beside another text."
NOT_COMPARABLE = (
    "No verdicts here: the texts are not known to tell the same story, and then words follow the "
    "topic, not the way of telling."
)


def label(name: str) -> str:
    """A frame's name as words."""
    return name.replace("_", " ")


def listed(names: Sequence[str]) -> str:
    """Name things in a sentence: "a, b and c"."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def overview(measures: Sequence[Measure], paired: bool, comparable: bool) -> str:
    """Say in a sentence or two what differs."""
    if not measures:
        return "There are no frame lexicons to count with."
    if not paired:
        common = sorted((m for m in measures if m.count_a), key=lambda m: -m.count_a)[:3]
        if not common:
            return "No word of any frame was found in the writer's own sentences."
        most = listed([f"{label(m.name)} ({m.count_a})" for m in common])
        return f"Most frequent in the writer's own sentences: {most}."
    if any(m.verdict == "too little text" for m in measures):
        return "Too little text to say whether the two dwell on different things."
    if not comparable:
        return "Not compared, because these may be two stories."
    said = []
    for side, sign in (("A", 1), ("B", -1)):
        names = [
            label(m.name)
            for m in measures
            if m.verdict == "clear" and (m.difference or 0) * sign > 0
        ]
        if names:
            said.append(f"clearly more in {side}: {listed(names)}")
    if not said:
        return "The two texts cannot be told apart by what their words dwell on."
    return f"In the writers' own sentences, {'; '.join(said)}."


def caveat(
    measures: Sequence[Measure], tallies: Sequence[Tally], paired: bool, comparable: bool
) -> str:
    """Say what the counts do not show."""
    loose = [label(t.name) for t in tallies if not t.precise]
    counted = f" Counted only, because their words too often mean other things: {listed(loose)}."
    counted *= bool(loose)
    if not paired:
        return ONE_TEXT + counted
    said = [] if comparable else [NOT_COMPARABLE]
    said += [
        "A word counts when what it names is said to be so; quotations and headlines stand "
        "beside, untested."
    ]
    if comparable:
        why = [w for t, m in zip(tallies, measures, strict=True) if (w := unclear(t, m))]
        said += [f"Not called clear, though its interval leaves out 0: {'; '.join(why)}."] * bool(
            why
        )
    return " ".join(said) + counted


def unclear(tally: Tally, m: Measure) -> str:
    """Why a difference whose interval leaves out 0 is not called clear; "" when there is none."""
    if m.low is None or m.high is None or m.low <= 0 <= m.high:
        return ""
    if m.verdict not in {"suggestive", "no reliable difference"}:
        return ""
    side = 0 if (m.difference or 0) > 0 else 1
    terms = sum(1 for counts in tally.terms("narration").values() if counts[side])
    blocks = (m.blocks_a, m.blocks_b)[side] or 0
    if m.verdict == "suggestive":
        why = "so many frames are compared that one such difference is no surprise"
    elif blocks < 3:
        why = "the words stand in fewer than three passages"
    elif terms < 3:
        why = "fewer than three different words make it"
    elif m.p is not None and m.p <= LEVEL:
        why = "it rests on one word"
    else:
        why = "dealing the passages at random gives as much too often"
    return f"{label(m.name)} ({why})"


def made_of(tally: Tally, m: Measure) -> str:
    """Name the words that make a frame, and what each adds, in the order of their weight."""
    terms = tally.terms("narration")
    head = f"{label(m.name).capitalize()} ({tally.lexicon.about.get('definition', m.name)})"
    if m.count_b is None or m.difference is None or not m.words_a or not m.words_b:
        parts = sorted(terms.items(), key=lambda t: (-t[1][0], t[0]))
        return f"{head}: " + ", ".join(f"{t} {a}" for t, (a, _) in parts[:6]) + "."
    in_a, in_b = m.words_a, m.words_b
    adds = {t: 1000 * (a / in_a - b / in_b) for t, (a, b) in terms.items()}
    sign = 1 if m.difference > 0 else -1
    toward = sorted((t for t in adds if adds[t] * sign > 0), key=lambda t: (-adds[t] * sign, t))
    against = sum(-adds[t] * sign for t in adds if adds[t] * sign < 0)
    shown = ", ".join(f"{t} {terms[t][0]}:{terms[t][1]}" for t in toward[:6])
    rest = f" and {len(toward) - 6} more" if len(toward) > 6 else ""
    counter = f"; other words pull {against:.1f} the other way" if against >= 0.05 else ""
    return (
        f"{head}, {m.read_as()}: {abs(m.difference):.1f} more per 1,000 words. "
        f"Words, A:B: {shown}{rest}{counter}. "
        f"{len(terms)} words, as even as {tally.effective('narration') or 0:.1f} equal ones."
    )


def glance(tally: Tally, m: Measure) -> str:
    """The line of the first screen."""
    higher = "A" if (m.difference or 0) > 0 else "B"
    about = tally.lexicon.about.get("definition", label(m.name)).split(";")[0]
    return (
        f"{higher} dwells more on {label(m.name)} ({about}): "
        f"{m.count_a} words in A, {m.count_b} in B ({m.a or 0:.1f} and {m.b or 0:.1f} per 1,000)."
    )
