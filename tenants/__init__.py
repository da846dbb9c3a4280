"""Certification bodies as tenants: their schemas, hosts, and how a schema opens."""
