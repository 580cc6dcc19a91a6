"""numpy as `np`, or where it is not to be had, what lets every module be loaded without it.

Only what works figures out fails then, and tells what it lacks.
"""

from typing import TYPE_CHECKING, Any

from disputelab.lacking import Lacking, lacks

__all__ = ["np"]


class _Absent:
    """Stands where a library would: it can be named, as types are, and nothing can be done."""

    def __init__(self, library: str) -> None:
        self._library = library

    def __getattr__(self, name: str) -> "_Absent":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _: object) -> "_Absent":
        return self

    def __call__(self, *_: Any, **__: Any) -> Any:
        raise Lacking(self._library)


if TYPE_CHECKING:
    import numpy as np
elif lacks("numpy"):
    np = _Absent("numpy")
else:
    import numpy as np
