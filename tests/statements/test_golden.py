"""Statements of any age are read: what was announced before the types were, and what a later version will say besides."""

import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import create_model

from statements import CertificateStatement, schemas
from statements.certificate import CertificateHolding

GOLDEN = sorted(Path(__file__).with_name("golden").glob("*.json"))
TYPES = {schemas.name_of(one): one for one in schemas.PUBLISHED}
PARAMS = pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)


def sample(path) -> tuple[str, dict]:
    """The schema's name, and what was stated."""
    return "-".join(path.stem.split("-")[:2]), json.loads(path.read_text(encoding="utf-8"))


def named(value):
    """Without texts that say nothing in either language: a text may be {} since."""
    if isinstance(value, dict):
        return (
            {}
            if value and not any(value.values()) and value.keys() <= {"zh", "en"}
            else {k: named(v) for k, v in value.items()}
        )
    return [named(one) for one in value] if isinstance(value, list) else value


def without_zulu(value):
    """Moments of schemes once ended in Z."""
    if isinstance(value, dict):
        return {name: without_zulu(part) for name, part in value.items()}
    if isinstance(value, list):
        return [without_zulu(part) for part in value]
    return (
        value.removesuffix("Z") + "+00:00"
        if isinstance(value, str) and value[:2] == "20" and value[-1] == "Z"
        else value
    )


def unread(stated, read, at="") -> list[str]:
    """Where something else is read than was stated. What a type says besides, since it grew by a default, is no loss."""
    if isinstance(stated, dict) and isinstance(read, dict):
        return [
            lost
            for name, value in stated.items()
            for path in [f"{at}.{name}".lstrip(".")]
            for lost in (unread(value, read[name], path) if name in read else [path])
        ]
    if isinstance(stated, list) and isinstance(read, list) and len(stated) == len(read):
        return [lost for value, other in zip(stated, read, strict=True) for lost in unread(value, other, at)]
    written_otherwise_since = stated == "" and read is None and at in {"due_at", "certificate"}  # see the ADR
    return [] if stated == read or written_otherwise_since else [at]


def test_every_published_version_has_its_samples():
    assert {sample(path)[0] for path in GOLDEN} == set(schemas.on_file())


@PARAMS
def test_a_statement_of_any_age_is_as_its_published_schema_says(path):
    name, stated = sample(path)
    jsonschema.validate(stated, schemas.on_file()[name], format_checker=jsonschema.FormatChecker())


@PARAMS
def test_a_statement_of_any_age_is_read_whole(path):
    name, stated = sample(path)
    assert unread(without_zulu(named(stated)), TYPES[name].model_validate(stated).content()) == []


@PARAMS
def test_a_type_that_grew_by_a_default_reads_them_as_before(path):
    name, stated = sample(path)
    grown = create_model("Grown", __base__=TYPES[name], colour=(str, ""))
    assert unread(without_zulu(named(stated)), grown.model_validate(stated).content()) == []


def test_what_is_lost_in_reading_is_seen():
    assert unread({"a": {"b": 1}, "c": [1]}, {"a": {}, "c": [1, 2]}) == ["a.b", "c"]
    assert unread({"due_at": "", "a": ""}, {"due_at": None, "a": None}) == ["a"]


@PARAMS
def test_a_statement_written_today_is_as_its_published_schema_says(path):
    name, stated = sample(path)
    today = TYPES[name].model_validate(stated).content()
    jsonschema.validate(today, schemas.on_file()[name], format_checker=jsonschema.FormatChecker())


@PARAMS
def test_what_a_later_version_says_besides_is_passed_over(path):
    name, stated = sample(path)
    later = stated | {"of_a_later_version": {"any": ["thing"]}}
    assert TYPES[name].model_validate(later) == TYPES[name].model_validate(stated)
    jsonschema.validate(later, schemas.on_file()[name])


@pytest.mark.parametrize("name", schemas.on_file())
def test_a_statement_without_what_it_must_say_is_none(name):
    for field in schemas.on_file()[name].get("required", []):
        stated = next(stated for path in GOLDEN for of, stated in [sample(path)] if of == name)
        del stated[field]
        with pytest.raises(jsonschema.ValidationError, match=field):
            jsonschema.validate(stated, schemas.on_file()[name])
        with pytest.raises(ValueError, match=field):
            TYPES[name].model_validate(stated)


@PARAMS
def test_whose_a_certificate_is_is_read_alike_alone_and_in_the_whole(path):
    name, stated = sample(path)
    if name == "certificate-v1":
        whole, part = CertificateStatement.model_validate(stated), CertificateHolding.model_validate(stated)
        assert part.model_dump() == whole.model_dump(include=set(CertificateHolding.model_fields))
