"""What all tests know of the hosts."""

SITE_HOST = "guildmark.localhost"
