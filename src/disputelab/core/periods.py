"""When each period ends: the one place in which a deadline is worked out.

The day on which a period starts does not count: a period of k days that starts on day d runs
through day d+k, and what its end brings happens at the start of day d+k+1.
"""

from disputelab.core.order import Dispute, Position
from disputelab.core.rulebooks import Rulebook


def protection_end(position: Position) -> int:
    """The day that begins with the end of buyer protection."""
    return position.protection.last_day + 1


def reply_deadline(dispute: Dispute, rulebook: Rulebook) -> int:
    """The day that begins with the reply deadline of a dispute [2.18]."""
    return dispute.opened_on + rulebook.reply_days.value + 1


def settlement_deadline(dispute: Dispute, rulebook: Rulebook) -> int:
    """The day that begins with the settlement deadline of a dispute [3.20]."""
    return dispute.opened_on + rulebook.settle_days.value + 1
