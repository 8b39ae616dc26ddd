"""How is loaded wording put into words that need no statistics?"""

from __future__ import annotations

from collections.abc import Sequence

from bias.analyses.wording.measures import MARKED, Parts
from bias.classifier import Model
from bias.report import READ_AS, Measure

NOT_COMPARABLE = (
    "No verdicts here: the texts are not known to tell the same story, and then words follow the "
    "topic. "
)


def answer_in_words(found: Parts, tested: Sequence[Measure], paired: bool, comparable: bool) -> str:
    """Say what was marked, and in a pair what differs."""
    marked = next(m for m in tested if m.name == MARKED)
    if not paired:
        said = sum(len(p.marks) for p in found["a"] if p.voice != "narration")
        return (
            f"{_phrases(marked.count_a)} marked in the writer's own sentences, "
            f"{said} in quotations and headlines."
        )
    counts = (
        f"Marked in the writers' own sentences: {_phrases(marked.count_a)} in A, "
        f"{marked.count_b} in B"
    )
    if marked.a is not None and marked.b is not None:
        counts += f" ({marked.a:.1f} and {marked.b:.1f} per 1,000 words)"
    if marked.verdict == "too little text":
        return f"{counts}. Too little text to compare them."
    if not comparable:
        return f"{counts}. Not compared, because these may be two stories."
    groups = [
        f"{m.name.replace('_', ' ')} ({m.read_as()})"
        for m in tested
        if m.name != MARKED and m.verdict == "clear"
    ]
    more = f" Of the kinds of wording: {', '.join(groups)}." if groups else ""
    said_of = READ_AS["no reliable difference"] if marked.verdict == "suggestive" else ""
    return f"{counts}: {said_of or marked.read_as() or 'not tested'}.{more}"


def caveat(found: Parts, model: Model, paired: bool, comparable: bool) -> str:
    """Say what the marks and probabilities do not show."""
    low, high = model.unsure
    scored = [p for mine in found.values() for p in mine]
    unsure = sum(1 for p in scored if p.call is None)
    said = "" if comparable or not paired else NOT_COMPARABLE
    said += (
        f"Words were judged by a model ({model.identity}) that knows no names and no facts: a "
        "terrible thing in plain words is not marked, and a mark is no proof of intent. "
        f"Between {low:.2f} and {high:.2f} it does not say whether a sentence is loaded: "
        f"{unsure} of {len(scored)} parts."
    )
    if paired:
        said += " Tested as a family of its own, beside the frames."
    return said


def glance_line(measure: Measure) -> str:
    """The line of the first screen."""
    higher = "A" if (measure.difference or 0) > 0 else "B"
    return (
        f"{higher} uses more loaded words in its own voice: {measure.count_a} marked in A, "
        f"{measure.count_b} in B ({measure.a or 0:.1f} and {measure.b or 0:.1f} per 1,000)."
    )


def _phrases(count: int) -> str:
    return f"{count} phrase" if count == 1 else f"{count} phrases"
