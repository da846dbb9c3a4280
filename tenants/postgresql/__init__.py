"""Django's database engine for us: that of django-tenants, which knows what search path its connection really has."""
