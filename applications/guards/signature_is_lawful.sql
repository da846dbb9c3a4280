-- The body's signatory and the client's own people sign the text that was offered (4.1.2).
CREATE OR REPLACE FUNCTION public.guildmark_signature_is_lawful() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    signed record;
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT g.sha256, a.organisation_id, v.scheme_id, v.categories INTO signed FROM applications_agreement g
        JOIN applications_application a ON a.id = g.application_id
        JOIN catalog_schemeversion v ON v.id = a.scheme_version_id WHERE g.id = NEW.agreement_id;
    IF NEW.sha256 IS DISTINCT FROM signed.sha256 THEN
        PERFORM guildmark_refuse('A signature is under the text that was offered (4.1.2).');
    END IF;
    IF NEW.side = 'body' THEN
        yes := guildmark_authorised(
            TG_TABLE_SCHEMA, NEW.signed_by_id, 'signatory', signed.scheme_id, signed.categories, NEW.signed_at);
    ELSE
        yes := EXISTS (SELECT FROM public.accounts_organisationmembership WHERE user_id = NEW.signed_by_id
            AND organisation_id = signed.organisation_id AND accepted_at IS NOT NULL
            AND (ended_at IS NULL OR ended_at > NEW.signed_at));
    END IF;
    IF NOT yes THEN
        PERFORM guildmark_refuse('The body''s signatory and the client''s own people sign the agreement (4.1.2).');
    END IF;
    RETURN NEW;
END $$;
