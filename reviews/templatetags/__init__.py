"""Tags of reviews, for whatever page shows a seller or a service."""
