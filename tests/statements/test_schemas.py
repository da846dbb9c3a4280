"""What is published is promised: schemas say what each field means, and a version only grows."""

from copy import deepcopy

import jsonschema
import pytest

from statements import schemas

KEPT = schemas.on_file()


def test_the_published_schemas_are_those_of_the_types():
    """Where this fails on purpose: `make schemas`, and look at the diff."""
    now = schemas.published()
    assert {name: KEPT.get(name) for name in now} == now


def test_no_version_that_was_published_is_lost():
    assert set(KEPT) >= {f"{kind}-v1" for kind in ("body", "case", "certificate", "invoice", "passport", "scheme")}


@pytest.mark.parametrize("name", KEPT)
def test_a_schema_is_one_and_says_what_each_field_means_and_whose_word_it_is(name):
    jsonschema.Draft202012Validator.check_schema(KEPT[name])
    for part in [KEPT[name], *KEPT[name].get("$defs", {}).values()]:
        assert part["title"]
        assert part["description"]
        untold = [
            field for field, about in part["properties"].items() if "Source: " not in about.get("description", "")
        ]
        assert untold == []


def changed(change) -> list[str]:
    after = deepcopy(KEPT["certificate-v1"])
    change(after)
    return schemas.broken(KEPT["certificate-v1"], after)


def test_an_optional_field_breaks_nobody():
    assert changed(lambda after: after["properties"].update(colour={"type": "string"})) == []
    assert changed(lambda after: after["$defs"].update(Colour={"type": "object"})) == []
    assert changed(lambda after: after["properties"]["number"].update(description="Said better.")) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda after: after["properties"].pop("grade"), "#/properties/grade"),
        (lambda after: after["properties"]["number"].update(type="integer"), "#/properties/number/type"),
        (lambda after: after["properties"]["number"].update(maxLength=10), "#/properties/number/maxLength"),
        (lambda after: after["properties"]["grade"].update(default="A"), "#/properties/grade/default"),
        (lambda after: after["required"].append("colour"), "#/required"),
        (lambda after: after["required"].remove("status"), "#/required"),
        (
            lambda after: after["$defs"]["CertifiedStandard"]["properties"].pop("title"),
            "#/$defs/CertifiedStandard/properties/title",
        ),
        (lambda after: after.update(additionalProperties=False), "#/additionalProperties"),
    ],
)
def test_anything_else_breaks_a_promise(change, path):
    assert changed(change) == [path]


def test_what_breaks_a_promise_is_not_published(monkeypatch):
    broken = deepcopy(KEPT) | {"case-v1": {}}
    monkeypatch.setattr(schemas, "published", lambda: broken)
    with pytest.raises(ValueError, match="only grows by optional fields: case-v1"):
        schemas.renew()
