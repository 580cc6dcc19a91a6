"""The scripts and styles that lie beside this file."""

from importlib.resources import files


def assets(*names: str) -> str:
    """The texts of files, one after the other; names are paths below this folder."""
    found = (files(__package__).joinpath(*name.split("/")) for name in names)
    return "".join(one.read_text(encoding="utf-8") for one in found)
