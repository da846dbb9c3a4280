"""Records are append-only, what is frozen stays, a case rests on its application (INV-4, INV-14) (applications/guards)."""

from django.db import migrations

TRIGGERS = """
CREATE TRIGGER rests_on_application BEFORE UPDATE OF state ON cases_case
    FOR EACH ROW WHEN (NEW.subject_kind = 'application' AND NEW.state <> OLD.state)
    EXECUTE FUNCTION public.guildmark_case_rests_on_application();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON applications_application
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_application_stays();
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON applications_unit
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_unit_stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON applications_document
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_document_stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON applications_agreement
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_agreement_stays();
CREATE TRIGGER is_lawful BEFORE INSERT ON applications_signature
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_signature_is_lawful();
CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON applications_question
    FOR EACH ROW EXECUTE FUNCTION
    public.guildmark_completed_once('answered_at', 'answered_at', 'answered_by_id', 'answer');
"""
APPEND_ONLY = ["applicationreview", "signature", "feeannex"]


def append_only(table: str) -> str:
    return (
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON applications_{table}"
        " FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();"
    )


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial"), ("cases", "0002_guards")]
    operations = [
        migrations.RunSQL(TRIGGERS + "".join(map(append_only, APPEND_ONLY)), migrations.RunSQL.noop),
    ]
