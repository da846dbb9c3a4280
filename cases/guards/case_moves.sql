-- PROCESS.md section 4: a case moves along its edges; what it is about does not change, nor its scope once it is frozen.
-- What each state rests on, the apps above say, each of its own tables.
CREATE OR REPLACE FUNCTION public.guildmark_case_moves() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'DRAFT' THEN PERFORM guildmark_refuse('Only drafts may be deleted.'); END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state IS DISTINCT FROM guildmark_case_start(NEW.kind)
                AND NOT (NEW.kind = 'change' AND NEW.state = 'EVALUATED') THEN
            PERFORM guildmark_refuse(format('A case of kind %s does not start at %s.', NEW.kind, NEW.state));
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.subject_kind, NEW.subject, NEW.organisation_id, NEW.kind, NEW.number)
            IS DISTINCT FROM (OLD.subject_kind, OLD.subject, OLD.organisation_id, OLD.kind, OLD.number) THEN
        PERFORM guildmark_refuse('What a case is about does not change.');
    END IF;
    -- The words are copies: as long as the client may edit they follow what it typed, and no longer.
    IF OLD.scope_asked <> '{}'::jsonb
            AND (NEW.scope_asked, NEW.scheme_version_id, NEW.subject_words, NEW.client_name_zh, NEW.client_name_en,
                NEW.product_zh, NEW.product_en)
            IS DISTINCT FROM (OLD.scope_asked, OLD.scheme_version_id, OLD.subject_words, OLD.client_name_zh,
                OLD.client_name_en, OLD.product_zh, OLD.product_en) THEN
        PERFORM guildmark_refuse('The scope asked is frozen at acceptance.');
    END IF;
    IF OLD.certificate IS NOT NULL AND NEW.certificate IS DISTINCT FROM OLD.certificate THEN
        PERFORM guildmark_refuse('A case keeps its certificate.');
    END IF;
    IF NEW.state = OLD.state THEN RETURN NEW; END IF;
    IF NOT guildmark_case_edge(NEW.kind, OLD.state, NEW.state) THEN
        PERFORM guildmark_refuse(format('There is no way from %s to %s.', OLD.state, NEW.state));
    END IF;
    IF NEW.state = 'COMPLETED' THEN
        yes := EXISTS (SELECT FROM cases_letter WHERE case_id = NEW.id AND kind = 'decision');
        IF NOT yes THEN PERFORM guildmark_refuse('The letter about the decision is sent first (7.6.6).'); END IF;
    END IF;
    RETURN NEW;
END $$;
