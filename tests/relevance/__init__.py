"""Relevance as a number: judged queries over the demo's schemes, certificates and bodies, asked of both engines."""
