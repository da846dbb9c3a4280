"""A certificate's status moves along the table only, each change is a revision with its history, history stays.

What is issued here rests on its case, and a licence for the mark on surveillance (INV-5, INV-6). A changed status has its
ground: the holder's own request, a measure that another person decided, or two people's word.
"""

from django.db import migrations

EDGES = [
    ">PENDING",
    "PENDING>VALID",
    "VALID>SUSPENDED",
    "SUSPENDED>VALID",
    "VALID>WITHDRAWN",
    "SUSPENDED>WITHDRAWN",
    "WITHDRAWN>VALID",
    "VALID>CANCELLED",
    "SUSPENDED>CANCELLED",
    "VALID>EXPIRED",
    "SUSPENDED>EXPIRED",
    "VALID>SUPERSEDED",
]

GUARDS = f"""
CREATE TRIGGER moves_along BEFORE UPDATE OF status ON certificates_certificate
FOR EACH ROW WHEN (OLD.status <> NEW.status)
EXECUTE FUNCTION public.guildmark_moves_along('status', {", ".join(f"'{edge}'" for edge in EDGES)});

-- Certificates of before come many at once and stand as soon as they are written: on two people's word, see the constraint.
CREATE TRIGGER begins BEFORE INSERT ON certificates_certificate
FOR EACH ROW WHEN (NOT (NEW.origin = 'imported' AND NEW.status = 'VALID' AND NEW.revision = 1))
EXECUTE FUNCTION public.guildmark_moves_along('status', {", ".join(f"'{edge}'" for edge in EDGES)});

CREATE TRIGGER revision_grows BEFORE UPDATE ON certificates_certificate
FOR EACH ROW EXECUTE FUNCTION public.guildmark_revision_grows('revision', 'status', 'PENDING');

CREATE CONSTRAINT TRIGGER has_history AFTER INSERT OR UPDATE ON certificates_certificate
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION public.guildmark_has_history('certificates_certificateevent', 'certificate_id');

CREATE TRIGGER stays BEFORE DELETE ON certificates_certificate
FOR EACH ROW WHEN (OLD.status <> 'PENDING') EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON certificates_certificateevent
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER rests_on_its_case BEFORE INSERT OR UPDATE ON certificates_certificate
FOR EACH ROW EXECUTE FUNCTION public.guildmark_certificate_rests_on_its_case();

CREATE TRIGGER import_is_answered_for BEFORE UPDATE ON certificates_certificate
FOR EACH ROW WHEN (NEW.origin = 'imported' AND OLD.status = 'PENDING' AND NEW.status <> 'PENDING')
EXECUTE FUNCTION public.guildmark_import_is_answered_for();

CREATE TRIGGER imports_are_answered_for AFTER INSERT ON certificates_certificate
REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION public.guildmark_imports_are_answered_for();

CREATE TRIGGER withdrawn_stays BEFORE UPDATE ON certificates_certificate
FOR EACH ROW WHEN (OLD.status = 'WITHDRAWN' AND NEW.status = 'VALID')
EXECUTE FUNCTION public.guildmark_withdrawn_stays();

CREATE TRIGGER mark_needs_surveillance BEFORE INSERT OR UPDATE ON certificates_certificate
FOR EACH ROW EXECUTE FUNCTION public.guildmark_mark_needs_surveillance();

CREATE TRIGGER surveillance_stays BEFORE UPDATE OR DELETE ON certificates_surveillanceplan
FOR EACH ROW EXECUTE FUNCTION public.guildmark_surveillance_stays();

CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON certificates_measure
FOR EACH ROW EXECUTE FUNCTION
public.guildmark_completed_once('decided_at', 'decided_at', 'decided_by_id', 'decision_words', 'answer');

CREATE TRIGGER stays BEFORE UPDATE ON certificates_measure
FOR EACH ROW WHEN (OLD.answer <> 'open') EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON certificates_task
FOR EACH ROW EXECUTE FUNCTION public.guildmark_completed_once('done_at', 'done_at');

CREATE CONSTRAINT TRIGGER has_its_certificate AFTER INSERT OR UPDATE ON cases_case
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.state = 'COMPLETED' AND NEW.certificate IS NOT NULL)
EXECUTE FUNCTION public.guildmark_case_has_its_certificate();

ALTER TABLE certificates_certificate ADD CONSTRAINT expired_only_after_its_last_day CHECK (
    status <> 'EXPIRED'
    OR (valid_until IS NOT NULL AND status_since >= ((valid_until + 1)::timestamp AT TIME ZONE time_zone))
);
ALTER TABLE certificates_certificate ADD CONSTRAINT suspension_ends_within_the_maximum CHECK (
    status <> 'SUSPENDED'
    OR suspension_ends_on <= (status_since AT TIME ZONE time_zone)::date + suspension_maximum_days
);

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
DROP TRIGGER moves_along ON certificates_certificate;
DROP TRIGGER begins ON certificates_certificate;
DROP TRIGGER revision_grows ON certificates_certificate;
DROP TRIGGER has_history ON certificates_certificate;
DROP TRIGGER stays ON certificates_certificate;
DROP TRIGGER append_only ON certificates_certificateevent;
DROP TRIGGER rests_on_its_case ON certificates_certificate;
DROP TRIGGER import_is_answered_for ON certificates_certificate;
DROP TRIGGER imports_are_answered_for ON certificates_certificate;
DROP TRIGGER withdrawn_stays ON certificates_certificate;
DROP TRIGGER mark_needs_surveillance ON certificates_certificate;
DROP TRIGGER surveillance_stays ON certificates_surveillanceplan;
DROP TRIGGER completed_once ON certificates_measure;
DROP TRIGGER stays ON certificates_measure;
DROP TRIGGER completed_once ON certificates_task;
DROP TRIGGER has_its_certificate ON cases_case;
ALTER TABLE certificates_certificate DROP CONSTRAINT expired_only_after_its_last_day;
ALTER TABLE certificates_certificate DROP CONSTRAINT suspension_ends_within_the_maximum;
DROP TRIGGER change_has_its_ground ON certificates_certificateevent;
DROP TRIGGER status_is_told ON certificates_certificate;
DROP TRIGGER is_the_holders ON certificates_holderrequest;
DROP TRIGGER completed_once ON certificates_holderrequest;
DROP TRIGGER append_only ON certificates_paper;
DROP TRIGGER is_lawful ON certificates_measure;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0001_initial"),
        ("cases", "0001_initial"),
    ]

    operations = [migrations.RunSQL(GUARDS, NO_GUARDS)]
