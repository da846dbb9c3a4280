"""One host, one schema; unknown hosts are refused before anything else."""

import pytest
from django.test import Client

from tenants import hosts
from tenants.models import CertificationBody

pytestmark = pytest.mark.django_db


def test_an_unknown_host_is_nothing():
    assert Client(SERVER_NAME="stranger.example.org").get("/").status_code == 404


def test_localhost_leads_to_the_site_host():
    answer = Client(SERVER_NAME="localhost").get("/schemes/?q=1")
    assert (answer.status_code, answer["Location"]) == (302, "http://guildmark.localhost/schemes/?q=1")


def test_a_remembered_host_costs_no_query(northseal, django_assert_num_queries):
    hosts.table.body_at("northseal.guildmark.localhost")
    with django_assert_num_queries(0):
        assert hosts.table.body_at("northseal.guildmark.localhost") == northseal


def test_an_unknown_host_costs_no_second_query(django_assert_num_queries):
    hosts.table.body_at("stranger.example.org")
    with django_assert_num_queries(0):
        assert hosts.table.body_at("stranger.example.org") is None


def test_a_memory_lasts_a_second(northseal, monkeypatch):
    hosts.table.body_at("northseal.guildmark.localhost")
    CertificationBody.objects.filter(pk=northseal.pk).update(standing="suspended")
    later = hosts.time.monotonic() + hosts.FRESH_FOR
    monkeypatch.setattr(hosts.time, "monotonic", lambda: later)
    assert not hosts.table.body_at("northseal.guildmark.localhost").is_open


def test_the_memory_of_hosts_is_bounded(monkeypatch):
    monkeypatch.setattr(hosts, "MOST_HOSTS", 10)
    for number in range(30):
        hosts.table.body_at(f"{number}.example.org")
    assert len(hosts.table._known) <= 10


def test_health_answers_on_any_host():
    assert Client(SERVER_NAME="10.0.0.7").get("/healthz").status_code == 200
