"""How does a report look? One module per face: `terminal`, `json`.

A face draws Sections by their ``view`` and knows no analysis. Whatever comes from an article goes
through `text.safe` on its way out.
"""

from __future__ import annotations
