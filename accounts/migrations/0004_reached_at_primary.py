"""Whoever has a confirmed address is reached at the primary one."""

from django.db import migrations

TRIGGERS = """
CREATE CONSTRAINT TRIGGER reached_at_primary AFTER INSERT OR UPDATE OF email ON public.accounts_user
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guildmark_reached_at_primary();
CREATE CONSTRAINT TRIGGER reached_at_primary AFTER INSERT OR UPDATE OR DELETE ON public.account_emailaddress
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guildmark_reached_at_primary();
"""
UNDO = """
DROP TRIGGER reached_at_primary ON public.accounts_user;
DROP TRIGGER reached_at_primary ON public.account_emailaddress;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_invited_as"), ("account", "0001_initial")]
    operations = [migrations.RunSQL(TRIGGERS, UNDO)]
