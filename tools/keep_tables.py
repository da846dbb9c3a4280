"""Migrate an empty database for real, and keep what comes of it as marketplace/embedded/tables.sql."""

import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings_test")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

django.setup()

from marketplace.embedded import tables
from tests.support import database

server = database.server()
with database.migrated(server) as name:
    tables.keep(database.dumped(server, name))
print(f"{tables.KEPT.stat().st_size / 1024:.0f} KB in {tables.KEPT.name}")
