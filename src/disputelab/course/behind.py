"""What is likely behind a wrong answer: the misconception that would have made it right."""

from disputelab.core import Do, EndedBy, Evidence, History, Stage, Verdict, outcome


def behind_ending(history: History, bet: str) -> str:
    """The misconception behind a bet on the ending of a story, by its id; empty where none fits.

    `bet` is the state that was bet on, or "held".
    """
    end = history.end
    found = outcome(end)
    done = [step.move for step in history.steps if step.accepted]
    did = {move.do for move in done}
    late = any(s.move.do is Do.OPEN_DISPUTE and not s.accepted for s in history.steps)
    cancelled = _behind_cancel(did) if Do.CANCEL_DISPUTE in did else ""
    if found.ended_by is None:
        waits = found.stage is Stage.RETURN_PENDING
        return "sent-back-is-settled" if waits else "close-is-one-thing" if cancelled else ""
    proof = {move.kind for move in done if move.do is Do.ADD_EVIDENCE}
    accepted = "accept-keeps-open" if bet == "held" else "close-is-one-thing"
    return {
        EndedBy.PROTECTION_EXPIRED: cancelled or ("last-day-counts-out" if late else ""),
        EndedBy.DECIDED: "chat-is-proof" if proof == {Evidence.CHAT} else "",
        EndedBy.SETTLED: accepted if Do.ACCEPT_OFFER in did else "",
        EndedBy.LATE_CANCEL: "late-cancel-harmless",
        EndedBy.RECEIPT_CONFIRMED: "confirm-first",
        EndedBy.SELLER_SILENT: "silence-is-reason" if bet == "seller-paid" else "",
    }[found.ended_by]


def _behind_cancel(did: set[Do]) -> str:
    """What a buyer believed who cancelled, and lost."""
    if Do.RETURN_GOODS in did:
        return "sent-back-is-settled"
    return "promise-binds" if Do.MESSAGE in did else "reopen-always"


_BEHIND_REFUSAL = {
    (Do.OPEN_DISPUTE, "protection-runs"): "last-day-counts-out",
    (Do.OPEN_DISPUTE, "may-be-reopened"): "reopen-always",
    (Do.OPEN_DISPUTE, "money-is-held"): "accept-keeps-open",
    (Do.CANCEL_DISPUTE, "may-be-cancelled"): "late-cancel-harmless",
    (Do.ESCALATE, "the-seller-has-answered"): "silence-is-reason",
    (Do.CONFIRM_RECEIPT, "no-dispute-is-open"): "confirm-first",
}


def behind_refusal(verdict: Verdict) -> str:
    """The misconception of who thinks that a refused move can be made, or nothing."""
    if verdict.allowed:
        return ""
    return _BEHIND_REFUSAL.get((verdict.move.do, verdict.failed[0].id), "")
