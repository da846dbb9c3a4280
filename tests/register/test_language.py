"""The public language is published where everybody finds it."""

import json

import jsonschema
import pytest

from statements import schemas

pytestmark = pytest.mark.django_db


def test_the_register_data_leads_to_the_schemas_in_both_languages(site, northseal):
    page = site.get("/register/schemas/").content.decode()
    assert all(f'href="/register/schemas/{name}.json"' in page for name in schemas.on_file())
    assert "公开数据规范" in site.get("/register/schemas/", headers={"accept-language": "zh-hans"}).content.decode()


@pytest.mark.parametrize("name", schemas.on_file())
def test_a_schema_is_served_under_its_own_address(site, name):
    answer = site.get(f"/register/schemas/{name}.json")
    schema = json.loads(answer.content)
    assert answer["Content-Type"] == "application/schema+json"
    assert schema["$id"] == f"http://guildmark.localhost/register/schemas/{name}.json"
    assert schema["properties"] == schemas.on_file()[name]["properties"]


def test_a_schema_that_is_known_already_is_not_sent_again(site):
    first = site.get("/register/schemas/certificate-v1.json")
    again = site.get("/register/schemas/certificate-v1.json", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["certificate-v99", "certificate", "..", "secrets"])
def test_what_is_not_published_is_not_found(site, name):
    assert site.get(f"/register/schemas/{name}.json").status_code == 404


def test_a_certificate_as_data_names_the_schema_that_it_follows(site, northseal, stated):
    data = site.get(f"/certificates/{stated(northseal)}/data.json").json()
    name = data["schema"].rpartition("/")[2].removesuffix(".json")
    jsonschema.validate(data["statement"], schemas.on_file()[name])
