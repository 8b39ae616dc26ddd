"""Does a name move a score? The same sentence with its actors exchanged, 50 sentences.

Countries, peoples, parties, persons of both sexes and invented names are put into one slot of a
sentence of ours (``swaps.json``); what is reported is how far the probability moves at most.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from bias.classifier import Model, SentenceModel

DATA = Path(__file__).with_name("swaps.json")


def filled() -> list[list[str]]:
    """Return, for each template, its sentence with every filler of its slot."""
    data: dict[str, Any] = json.loads(DATA.read_text("utf-8"))
    found = []
    for template in data["templates"]:
        (slot,) = re.findall(r"\{([a-z]+)\}", template)
        texts = [template.replace(f"{{{slot}}}", filler) for filler in data["slots"][slot]]
        found.append([t[0].upper() + t[1:] for t in texts])
    return found


def largest(table: Model | SentenceModel) -> dict[str, Any]:
    """Return the largest move of the probability, over all templates, and the sentence it is in."""
    worst, where, count = 0.0, "", 0
    for texts in filled():
        chances = table.probability(texts).reshape(len(texts), -1)
        count += len(texts)
        moves = chances.max(0) - chances.min(0)
        most = int(moves.argmax())
        if moves[most] > worst:
            worst, where = float(moves[most]), texts[int(chances[:, most].argmax())]
    return {"sentences": count, "largest_move": round(worst, 4), "in": where}
