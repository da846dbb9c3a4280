-- PROCESS.md section 5: the status of a certificate changes at its holder's own request, which a registrar recorded; by a
-- measure that one person proposed and another decided; or, where it was imported, on the word of two people. No one person of
-- the body changes it alone. How it begins and how it expires other guards ask.
CREATE OR REPLACE FUNCTION public.guildmark_change_has_its_ground() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    certificate record;
    yes boolean := false;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT * INTO certificate FROM certificates_certificate WHERE id = NEW.certificate_id;
    IF NEW.request_id IS NOT NULL THEN
        yes := NEW.reason = 'holders-request' AND EXISTS (SELECT FROM certificates_holderrequest
            WHERE id = NEW.request_id AND certificate_id = NEW.certificate_id AND answer = 'recorded'
                AND answered_by_id = NEW.by_id
                AND (wish, NEW.status_after) IN (('suspend', 'SUSPENDED'), ('cancel', 'CANCELLED')));
    ELSIF NEW.measure_id IS NOT NULL THEN
        yes := NEW.reason <> 'holders-request' AND EXISTS (SELECT FROM certificates_measure
            WHERE id = NEW.measure_id AND certificate_id = NEW.certificate_id AND answer = 'agreed'
                AND decided_by_id = NEW.decided_by_id AND reason = NEW.reason
                AND (outcome, NEW.status_after) IN (('suspend', 'SUSPENDED'), ('restore', 'VALID'),
                    ('withdraw', 'WITHDRAWN'), ('cancel', 'CANCELLED'), ('supersede', 'SUPERSEDED'))
                AND successor_id IS NOT DISTINCT FROM certificate.superseded_by_id);
    ELSIF certificate.origin = 'imported' AND NEW.stated_by_id IS NOT NULL AND NEW.stated_by_id <> NEW.by_id THEN
        PERFORM guildmark_refuse_unanswered(
            TG_TABLE_SCHEMA, NEW.stated_by_id, NEW.stated_at, NEW.by_id, NEW.confirmed_at);
        yes := true;
    END IF;
    IF NOT yes THEN
        PERFORM guildmark_refuse('A certificate''s status changes at its holder''s request or by a decision of another person.');
    END IF;
    IF certificate.suspension_asked_by_holder AND NEW.status_after = 'SUSPENDED'
            AND NEW.request_id IS NULL AND NEW.stated_by_id IS NULL THEN
        PERFORM guildmark_refuse('A suspension the holder asked for rests on its request.');
    END IF;
    RETURN NULL;
END $$;
