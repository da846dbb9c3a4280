-- INV-2, INV-3: who decides what becomes of a certificate is authorised then, of the body's own people, and not the holder's.
-- That they neither proposed nor verified it, constraints of the table say.
CREATE OR REPLACE FUNCTION public.guildmark_measure_is_lawful() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    certificate record;
    areas text[];
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT * INTO certificate FROM certificates_certificate WHERE id = NEW.certificate_id;
    IF NEW.answer = 'agreed' AND NEW.outcome = 'restore' AND NEW.verified_by_id IS NULL THEN
        PERFORM guildmark_refuse('To restore, somebody verified that the conditions are met (7.11.6).');
    END IF;
    SELECT categories INTO areas FROM catalog_schemeversion
        WHERE scheme_id = certificate.scheme AND published_at IS NOT NULL
        ORDER BY (number = certificate.scheme_version) DESC NULLS LAST, number DESC LIMIT 1;
    yes := guildmark_authorised(
        TG_TABLE_SCHEMA, NEW.decided_by_id, 'decision_maker', certificate.scheme, areas, NEW.decided_at);
    IF NOT yes THEN PERFORM guildmark_refuse('The decision maker was not authorised at that time (INV-3).'); END IF;
    yes := EXISTS (SELECT FROM staff_staffprofile WHERE user_id = NEW.decided_by_id AND employment = 'outsourced');
    IF yes THEN PERFORM guildmark_refuse('People the body has from outside never decide (INV-3).'); END IF;
    yes := EXISTS (SELECT FROM public.accounts_organisationmembership WHERE user_id = NEW.decided_by_id
        AND organisation_id = certificate.organisation_id AND (ended_at IS NULL OR ended_at > NEW.decided_at));
    IF yes THEN PERFORM guildmark_refuse('Who acts for the holder decides nothing about its certificate (INV-8).'); END IF;
    RETURN NEW;
END $$;
