"""A changed status has its ground: the holder's own request, a measure that another person decided, or two people's word."""

from django.db import migrations

GUARDS = """
CREATE TRIGGER change_has_its_ground AFTER INSERT ON certificates_certificateevent
FOR EACH ROW WHEN (
    NEW.status_before <> NEW.status_after AND NEW.status_before <> 'PENDING' AND NEW.status_after <> 'EXPIRED'
) EXECUTE FUNCTION public.guildmark_change_has_its_ground();

CREATE CONSTRAINT TRIGGER status_is_told AFTER UPDATE OF status ON certificates_certificate
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION public.guildmark_status_is_told();

CREATE TRIGGER is_the_holders BEFORE INSERT OR UPDATE ON certificates_holderrequest
FOR EACH ROW EXECUTE FUNCTION public.guildmark_request_is_the_holders();

CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON certificates_holderrequest
FOR EACH ROW EXECUTE FUNCTION
public.guildmark_completed_once('answered_at', 'answered_at', 'answered_by_id', 'answer');

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON certificates_paper
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER is_lawful BEFORE INSERT OR UPDATE ON certificates_measure
FOR EACH ROW WHEN (NEW.answer IN ('agreed', 'refused'))
EXECUTE FUNCTION public.guildmark_measure_is_lawful();
"""

NO_GUARDS = """
DROP TRIGGER change_has_its_ground ON certificates_certificateevent;
DROP TRIGGER status_is_told ON certificates_certificate;
DROP TRIGGER is_the_holders ON certificates_holderrequest;
DROP TRIGGER completed_once ON certificates_holderrequest;
DROP TRIGGER append_only ON certificates_paper;
DROP TRIGGER is_lawful ON certificates_measure;
"""


class Migration(migrations.Migration):
    dependencies = [("certificates", "0004_requests_papers_grounds")]

    operations = [migrations.RunSQL(GUARDS, NO_GUARDS)]
