"""Why were two sentences matched? What they share, in plain short words, for each match shown."""

from __future__ import annotations

from bias.aligner.profile import CONTENT, ENTITY, GROUP, NAME, NUMBER, ROOT, TIE, WHEN, Profile

#: Minus the weight, then the place in both sentences (which neither side nor name decides), then
#: the words.
_Ranked = tuple[float, int, str]

_MOST = 3  # words named in one reason
_LABELS = ((NAME, "both"), (NUMBER, "same figure"), (WHEN, "same day or month"), (CONTENT, "both"))


def explain(a: Profile, b: Profile, i: int, j: int) -> tuple[str, ...]:
    """Return reasons such as "both: Qatar, Iran", "fired / dismissal", "same figure: 40"."""
    met: dict[int, list[int]] = {}  # an exact key of B's sentence -> where it stands
    akin_to: dict[int, list[int]] = {}
    first = int(b.starts[j])
    for right in range(first, int(b.starts[j + 1])):
        if b.kind[right] == TIE:
            continue
        keys = b.keys[right].tolist()
        for key in keys[:ROOT]:
            met.setdefault(key, []).append(right)
        for key in keys[ROOT:]:
            if key >= 0:
                akin_to.setdefault(key, []).append(right)
    met.pop(-1, None)
    shared: dict[int, list[_Ranked]] = {kind: [] for kind, _ in _LABELS}
    akin: list[_Ranked] = []
    start = int(a.starts[i])
    for left in range(start, int(a.starts[i + 1])):
        kind, word, weight = int(a.kind[left]), a.words[left], float(a.weight[left])
        if kind == TIE:
            continue
        keys = a.keys[left].tolist()
        rights = [r for key in keys[: ENTITY + 1] for r in met.get(key, ())]
        if rights:
            others = {b.words[r].lower() for r in rights}
            place = left - start + min(rights) - first
            if kind == CONTENT and word.lower() not in others:
                akin.append((-weight, place, f"{word.lower()} / {min(others)}"))
            else:
                shared[kind].append((-weight, place, word))
        else:
            # An equal root says more than an equal group.
            for key in (keys[ROOT], *keys[GROUP:]):
                if key in akin_to:
                    other = min(akin_to[key], key=lambda r: b.words[r].lower())
                    both = -weight - float(b.weight[other])
                    pair = f"{word.lower()} / {b.words[other].lower()}"
                    akin.append((both, left - start + other - first, pair))
                    break
    reasons: list[str] = []
    for kind, label in _LABELS:
        words = _heaviest(shared[kind])
        if words:
            quoted = [f"“{w.lower()}”" for w in words] if kind == CONTENT else words
            reasons.append(f"{label}: {', '.join(quoted)}")
    return tuple(reasons + _heaviest(akin)[:2])


def _heaviest(words: list[_Ranked]) -> list[str]:
    """Return the rarest words, each once."""
    return list(dict.fromkeys(word for *_, word in sorted(words)))[:_MOST]
