"""The public register: statements that are never forgotten, and the entries shown from them."""
