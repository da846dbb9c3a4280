"""The client's application, and the body's list and steps up to the agreement."""
