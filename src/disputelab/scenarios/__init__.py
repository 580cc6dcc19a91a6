"""Stories: the file format, its checks, and the stories that ship."""

from disputelab.scenarios.load import dump, load, parse_json, read, read_json, read_yaml
from disputelab.scenarios.malformed import Malformed
from disputelab.scenarios.model import LISTED, event_data, schema, to_data, to_scenario
from disputelab.scenarios.shipped import Shipped, shipped

__all__ = [
    "LISTED",
    "Malformed",
    "Shipped",
    "dump",
    "event_data",
    "load",
    "parse_json",
    "read",
    "read_json",
    "read_yaml",
    "schema",
    "shipped",
    "to_data",
    "to_scenario",
]
