-- A request asked signed in is of somebody who acts for the holder; a registrar who does not act for it records it.
CREATE OR REPLACE FUNCTION public.guildmark_request_is_the_holders() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    certificate record;
    yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT * INTO certificate FROM certificates_certificate WHERE id = NEW.certificate_id;
    IF NEW.asked_by_id IS NOT NULL THEN
        yes := EXISTS (SELECT FROM public.accounts_organisationmembership WHERE user_id = NEW.asked_by_id
            AND organisation_id = certificate.organisation_id AND accepted_at <= NEW.asked_at
            AND (ended_at IS NULL OR ended_at > NEW.asked_at));
        IF NOT yes THEN PERFORM guildmark_refuse('Only somebody who acts for the holder asks for it.'); END IF;
    END IF;
    IF NEW.paper_id IS NOT NULL THEN
        yes := EXISTS (SELECT FROM certificates_paper WHERE id = NEW.paper_id AND certificate_id = NEW.certificate_id);
        IF NOT yes THEN PERFORM guildmark_refuse('The written request is a paper of this certificate.'); END IF;
    END IF;
    IF NEW.answer = 'recorded' THEN
        yes := guildmark_authorised(
            TG_TABLE_SCHEMA, NEW.answered_by_id, 'registrar', certificate.scheme, NULL, NEW.answered_at);
        IF NOT yes THEN PERFORM guildmark_refuse('A registrar, authorised then, records what the holder asks.'); END IF;
        yes := EXISTS (SELECT FROM public.accounts_organisationmembership WHERE user_id = NEW.answered_by_id
            AND organisation_id = certificate.organisation_id AND (ended_at IS NULL OR ended_at > NEW.answered_at));
        IF yes THEN PERFORM guildmark_refuse('Who acts for the holder does not record its request.'); END IF;
    END IF;
    RETURN NEW;
END $$;
