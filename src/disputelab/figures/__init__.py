"""Pictures of a history, and the same in words and as a table. Nothing here works rules out."""

from disputelab.figures.report import tell

__all__ = ["tell"]
