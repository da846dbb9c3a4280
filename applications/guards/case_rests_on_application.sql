-- PROCESS.md section 4: until the agreement, each state of an application's case rests on a record of the application.
CREATE OR REPLACE FUNCTION public.guildmark_case_rests_on_application() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF NEW.state = 'SUBMITTED' THEN
        SELECT submitted_at IS NOT NULL INTO yes FROM applications_application WHERE id = NEW.subject;
        IF yes IS NOT TRUE THEN PERFORM guildmark_refuse('A case is sent together with its application.'); END IF;
    ELSIF NEW.state = 'DECLINED' THEN
        yes := EXISTS (SELECT FROM applications_applicationreview
            WHERE application_id = NEW.subject AND outcome = 'decline' AND cases @> to_jsonb(ARRAY[NEW.id::text]));
        IF NOT yes THEN PERFORM guildmark_refuse('Declining needs its record and reason (7.3.4, INV-12).'); END IF;
    ELSIF NEW.state = 'CONTRACTED' THEN
        SELECT count(DISTINCT s.side) = 2 INTO yes FROM applications_signature s
            JOIN applications_agreement a ON a.id = s.agreement_id
            WHERE a.application_id = NEW.subject AND s.sha256 = a.sha256;
        IF NOT yes THEN PERFORM guildmark_refuse('The agreement needs both signatures (4.1.2).'); END IF;
    ELSIF NEW.state = 'ACCEPTED' THEN
        yes := EXISTS (SELECT FROM applications_applicationreview
            WHERE application_id = NEW.subject AND outcome = 'accept' AND cases @> to_jsonb(ARRAY[NEW.id::text]));
        IF NOT yes THEN PERFORM guildmark_refuse('Acceptance needs the record of the application review (7.3).'); END IF;
        SELECT published_at IS NOT NULL INTO yes FROM catalog_schemeversion WHERE id = NEW.scheme_version_id;
        IF NOT yes THEN PERFORM guildmark_refuse('Only a published rule can be the criterion (INV-12).'); END IF;
    END IF;
    RETURN NEW;
END $$;
