import ipywidgets as w

from disputelab.figures.draw import Drawing


class LiveTimeline(w.HTML):
    def __init__(self, words, fixed=False, **hands):
        super().__init__()
        self._d = {}

    def show(self, timeline, size, said):
        d = self._d.setdefault(size.width, Drawing(size, name=str(id(self))))
        self.value = d.svg(timeline, said)
