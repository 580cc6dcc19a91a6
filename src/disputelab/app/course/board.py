"""The trainer's board: the codes of a class, pasted, and which misconceptions moved."""

from html import escape
from typing import Any

import ipywidgets as w

from disputelab.core import Order
from disputelab.course.check import EXAMPLE, Board, Row, class_board
from disputelab.course.misconceptions import misconceptions
from disputelab.figures.words import Words
from disputelab.locale import N_, translator

ABOUT = N_(
    "Everybody copies the code below their result and sends it to you. Paste the codes here, one "
    "or more in a line, in any order: the letter after C1 says whether a code is from before (A) "
    "or after (B). Nothing that you paste is stored."
)
HEADS = (N_("Misconception"), N_("Before the course"), N_("After the course"), N_("Change"))
EMPTY = N_("No codes yet. One looks like this: {example}")


class BoardView:
    """A text to paste codes into, and beside it the table made of them."""

    def __init__(self, language: str = "en") -> None:
        self.language, self._say = language, translator(language)
        about = w.HTML(f"<p>{escape(self._say(ABOUT))}</p>")
        self.codes = w.Textarea(
            placeholder=f"{EXAMPLE}\n{EXAMPLE.replace('A', 'B')}",
            description=self._say(N_("Codes")),
        ).add_class("codes")
        self._table = w.HTML()
        self.widget = w.VBox([about, w.Box([self.codes, self._table]).add_class("two")]).add_class(
            "board"
        )
        self.codes.observe(self.update, "value")
        self.update()

    def update(self, _: Any = None) -> None:
        """Show what the pasted codes tell."""
        board = class_board(self.codes.value)
        self._table.value = self._head(board) + self._bad(board) + self._rows(board)

    def _head(self, board: Board) -> str:
        if not board.before + board.after:
            text = self._say(EMPTY).format(example=EXAMPLE)
        else:
            text = self._say(N_("Codes from before: {before}, from after: {after}.")).format(
                before=board.before, after=board.after
            )
        return f"<p data-aloud>{escape(text)}</p>"

    def _rows(self, board: Board) -> str:
        if not board.before + board.after:
            return ""
        heads = "".join(f'<th scope="col">{escape(self._say(text))}</th>' for text in HEADS)
        rows = sorted(board.rows, key=lambda row: (-row.before, -row.after))
        body = "".join(self._row(row, board) for row in rows)
        return f'<table class="steps moves"><thead><tr>{heads}</tr></thead>{body}</table>'

    def _row(self, row: Row, board: Board) -> str:
        found = misconceptions()[row.misconception]
        return (
            f"<tr><td>{escape(found.statement.text(self.language))}</td>"
            f"<td>{self._bar(row.before, board.before, 'before')}</td>"
            f"<td>{self._bar(row.after, board.after, 'after')}</td>"
            f'<td class="change">{escape(self._change(row, board))}</td></tr>'
        )

    def _bar(self, count: int, out_of: int, kind: str) -> str:
        if not out_of:
            return "—"
        share = 100 * count / out_of
        text = self._say(N_("{count} of {all}")).format(count=count, all=out_of)
        return (
            f'<span class="share {kind}"><i style="width:{share:.1f}%"></i></span>'
            f"<span>{escape(text)} · {share:.0f}%</span>"
        )

    def _change(self, row: Row, board: Board) -> str:
        """By how many in a hundred the misconception became rarer or more common."""
        if not board.before or not board.after:
            return ""
        moved = round(100 * row.after / board.after - 100 * row.before / board.before)
        if not moved:
            return self._say(N_("= the same"))
        if moved < 0:
            return self._say(N_("↓ rarer by {percent} points")).format(percent=-moved)
        return self._say(N_("↑ more common by {percent} points")).format(percent=moved)

    def _bad(self, board: Board) -> str:
        if not board.bad:
            return ""
        words = Words(self.language, Order(1))
        head = words.count(
            "{number} line was left out:", "{number} lines were left out:", len(board.bad)
        )
        line = self._say(N_("Line {number}: {problem}."))
        items = "".join(
            f"<li>{escape(line.format(number=number, problem=problem.text(self.language)))}</li>"
            for number, problem in board.bad[:50]
        )
        return f'<div class="note no"><p><b>!</b> {escape(head)}</p><ul>{items}</ul></div>'
