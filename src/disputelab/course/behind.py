"""What is likely behind a wrong answer: the misconception that would have made it right."""

from disputelab.core import Do, EndedBy, Evidence, History, Stage, Verdict, outcome


def behind_ending(history: History, bet: str) -> str:
    """The misconception behind a bet on the ending of a story, by its id; empty where none fits.

    `bet` is the state that was bet on, or "held".
    """
    end = history.end
    found = outcome(end)
    done = [step.move for step in history.steps if step.accepted]
    tried = {step.move.do: step.verdict for step in history.steps if not step.accepted}
    cancelled = any(move.do is Do.CANCEL_DISPUTE for move in done)
    if found.ended_by is None:
        if found.stage is Stage.RETURN_PENDING:
            return "sent-back-is-settled"
        return "close-is-one-thing" if cancelled else ""
    said = any(move.do is Do.MESSAGE for move in done)
    proof = {move.kind for move in done if move.do is Do.ADD_EVIDENCE}
    expired = "last-day-counts-out" if Do.OPEN_DISPUTE in tried else ""
    return {
        EndedBy.PROTECTION_EXPIRED: ("promise-binds" if said else "reopen-always")
        if cancelled
        else expired,
        EndedBy.DECIDED: "chat-is-proof" if proof == {Evidence.CHAT} else "",
        EndedBy.SETTLED: "accept-keeps-open" if bet == "held" else "close-is-one-thing",
        EndedBy.LATE_CANCEL: "late-cancel-harmless",
        EndedBy.RECEIPT_CONFIRMED: "confirm-first",
        EndedBy.SELLER_SILENT: "silence-is-reason",
    }[found.ended_by]


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
