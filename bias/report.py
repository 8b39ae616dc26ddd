"""The old name of what `bias.findings` and the told report are, kept for one release."""

from bias.findings import mirror, without_prose

__all__ = ["mirror", "without_prose"]
