"""The values for Kubernetes: what the chart's own schema and JupyterHub's classes allow."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import yaml
from jupyterhub.app import JupyterHub
from jupyterhub.auth import Authenticator
from jupyterhub.authenticators.shared import SharedPasswordAuthenticator

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((Path(__file__).parent / "chart" / "values.schema.json").read_text())
VALUES = yaml.safe_load((ROOT / "deploy" / "values.yaml").read_text())
PASSWORD = {"user_password": "of-this-class"}
CLASSES = {one.__name__: one for one in (JupyterHub, Authenticator, SharedPasswordAuthenticator)}


def lenient(schema: Any) -> Any:
    """The schema for values that the chart's own, which we do not name, will complete."""
    if isinstance(schema, dict):
        return {
            key: lenient(value)
            for key, value in schema.items()
            if not (key == "required" and isinstance(value, list))
        }
    return [lenient(value) for value in schema] if isinstance(schema, list) else schema


def wrong(values: Any) -> list[str]:
    checker = jsonschema.Draft7Validator(lenient(SCHEMA))
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(values)]


def test_the_schema_is_one_and_knows_what_is_wrong():
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert wrong({"singleuser": {"memory": {"limits": "1G"}}}) != []
    assert wrong({"cull": {"timeout": "an hour"}}) != []


def test_the_chart_takes_our_values():
    assert wrong(VALUES) == []


def test_what_the_hub_is_told_are_traits_of_its_classes():
    told = {**VALUES["hub"]["config"], "SharedPasswordAuthenticator": PASSWORD}
    for name, settings in told.items():
        traits = CLASSES[name].class_traits(config=True)
        assert set(settings) <= set(traits), name
    hub = JupyterHub(**told["JupyterHub"])
    assert hub.authenticator_class is SharedPasswordAuthenticator
    SharedPasswordAuthenticator(**told["Authenticator"], **PASSWORD)


def test_the_landing_page_is_a_notebook_of_this_repository():
    place = VALUES["singleuser"]["defaultUrl"].removeprefix("/voila/render/")
    assert (ROOT / place).is_file()
