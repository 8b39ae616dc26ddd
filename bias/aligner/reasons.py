"""Why were two sentences matched? What they share, in plain short words, for each match shown."""

from __future__ import annotations

from bias.aligner.profile import CONTENT, ENTITY, GROUP, NAME, NUMBER, ROOT, TIE, WHEN, Profile

_MOST = 3  # words named in one reason
_LABELS = ((NAME, "both"), (NUMBER, "same figure"), (WHEN, "same day or month"), (CONTENT, "both"))


def explain(a: Profile, b: Profile, i: int, j: int) -> tuple[str, ...]:
    """Return reasons such as "both: Qatar, Iran", "fired / dismissal", "same figure: 40"."""
    exact: set[int] = set()
    akin_to: dict[int, list[str]] = {}
    for right in range(int(b.starts[j]), int(b.starts[j + 1])):
        if b.kind[right] == TIE:
            continue
        keys = b.keys[right].tolist()
        exact.update(keys[:ROOT])
        for key in keys[ROOT:]:
            if key >= 0:
                akin_to.setdefault(key, []).append(b.words[right].lower())
    exact.discard(-1)
    shared: dict[int, list[tuple[float, str]]] = {kind: [] for kind, _ in _LABELS}
    akin: list[tuple[float, str]] = []
    for left in range(int(a.starts[i]), int(a.starts[i + 1])):
        kind, word, weight = int(a.kind[left]), a.words[left], float(a.weight[left])
        if kind == TIE:
            continue
        keys = a.keys[left].tolist()
        if not exact.isdisjoint(keys[: ENTITY + 1]):
            shared[kind].append((weight, word))
        else:
            # An equal root says more than an equal group.
            for key in (keys[ROOT], *keys[GROUP:]):
                if key in akin_to:
                    akin.append((weight, f"{word.lower()} / {min(akin_to[key])}"))
                    break
    reasons: list[str] = []
    for kind, label in _LABELS:
        words = _heaviest(shared[kind])
        if words:
            quoted = [f"“{w.lower()}”" for w in words] if kind == CONTENT else words
            reasons.append(f"{label}: {', '.join(quoted)}")
    return tuple(reasons + _heaviest(akin)[:2])


def _heaviest(words: list[tuple[float, str]]) -> list[str]:
    """Return the rarest words, each once."""
    ranked = sorted(words, key=lambda item: (-item[0], item[1]))
    return list(dict.fromkeys(word for _, word in ranked))[:_MOST]
