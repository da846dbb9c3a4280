"""The pages of buyers on the site host, and of bodies on their own."""
