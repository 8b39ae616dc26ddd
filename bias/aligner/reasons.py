"""Why were two sentences matched? What they share, in plain short words, for each match shown."""

from __future__ import annotations

from bias.aligner.profile import CONTENT, GROUP, NAME, NUMBER, ROOT, WHEN, Profile

_MOST = 3  # words named in one reason


def _tokens(profile: Profile, sentence: int) -> range:
    return range(int(profile.starts[sentence]), int(profile.starts[sentence + 1]))


def explain(a: Profile, b: Profile, i: int, j: int) -> tuple[str, ...]:
    """Return reasons such as "both: Qatar, Iran", "fired / dismissal", "same figure: 40"."""
    shared: dict[int, list[tuple[float, str]]] = {kind: [] for kind in (NAME, NUMBER, WHEN, CONTENT)}
    akin: list[tuple[float, str]] = []
    for left in _tokens(a, i):
        kind = int(a.kind[left])
        if kind not in shared:
            continue
        for right in _tokens(b, j):
            if int(b.kind[right]) not in shared:
                continue
            weight = float(a.weight[left])
            keys_a, keys_b = a.keys[left], b.keys[right]
            same = keys_a[:2][(keys_a[:2] >= 0)]
            if any(key in keys_b[:2] for key in same):
                shared[kind].append((weight, a.words[left]))
            elif (keys_a[ROOT] >= 0 and keys_a[ROOT] == keys_b[ROOT]) or any(
                key >= 0 and key in keys_b[GROUP:] for key in keys_a[GROUP:]
            ):
                akin.append((weight, f"{a.words[left].lower()} / {b.words[right].lower()}"))
    reasons: list[str] = []
    for kind, label in (
        (NAME, "both"), (NUMBER, "same figure"), (WHEN, "same day or month"), (CONTENT, "both"),
    ):  # fmt: skip
        words = _heaviest(shared[kind])
        if words:
            quoted = [f"“{w.lower()}”" for w in words] if kind == CONTENT else words
            reasons.append(f"{label}: {', '.join(quoted)}")
    return tuple(reasons + _heaviest(akin)[:2])


def _heaviest(words: list[tuple[float, str]]) -> list[str]:
    """Return the rarest words, each once."""
    out: list[str] = []
    for _, word in sorted(words, key=lambda item: (-item[0], item[1])):
        if word not in out:
            out.append(word)
    return out[:_MOST]
