"""Reads of orders that span models, and the doors by which views get one."""
