"""`make demo`: the whole of Guildmark on one machine, from nothing, until Ctrl-C."""
