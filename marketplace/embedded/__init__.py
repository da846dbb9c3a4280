"""PostgreSQL and Valkey from pip wheels, and the demo that runs on them. Plain Python: no Django in here."""
