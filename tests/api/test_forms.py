"""The API takes JSON: what is sent as a form is told so."""

import pytest


@pytest.mark.django_db
def test_a_form_is_told_that_it_is_no_json(site):
    answer = site.post("/api/v1/verify/many", {"number": "NS-1"})
    assert (answer.status_code, answer["Content-Type"]) == (415, "application/problem+json")
