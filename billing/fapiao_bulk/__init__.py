"""Fapiao in bulk: the tax office's sheet of what is to be made, its list of what was, and the files that came with it."""
