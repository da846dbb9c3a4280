"""Wagtail pages around the journey."""
