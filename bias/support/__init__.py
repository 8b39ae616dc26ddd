"""Does a text bear out its headline?

    claims(reading)        -> the clauses of its headlines that say something
    judge(reading, claim)  -> found, softer, nearest, none or not checked, and the sentences

A claim is held against the body of its own text, never against another one. All facts come from
the `Reading`; this room only compares them.
"""

from __future__ import annotations

from bias.support.claim import Claim, claims
from bias.support.judgement import ANSWERS, Answer, Support, judge

__all__ = ["ANSWERS", "Answer", "Claim", "Support", "claims", "judge"]
