"""A body moves in with the certificates it has: a file becomes entries of the register, or says row by row why not."""
