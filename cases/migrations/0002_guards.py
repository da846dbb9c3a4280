"""Cases move along edges, what is written in them is append-only (INV-14) (cases/guards)."""

from django.db import migrations

TRIGGERS = """
CREATE TRIGGER moves_along_edges BEFORE INSERT OR UPDATE OR DELETE ON cases_case
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_case_moves();
CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON cases_assignment
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('ended_at', 'ended_at');
"""
APPEND_ONLY = ["caseevent", "message", "letter"]


def append_only(table: str) -> str:
    return (
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON cases_{table}"
        " FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();"
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [
        migrations.RunSQL(TRIGGERS + "".join(map(append_only, APPEND_ONLY)), migrations.RunSQL.noop),
    ]
