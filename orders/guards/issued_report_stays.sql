-- A laboratory's report is never rewritten and never goes: it is replaced or withdrawn once, and stays so.
CREATE OR REPLACE FUNCTION public.guildmark_issued_report_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE may_change text[] := ARRAY['state', 'revision', 'replaced_by_id', 'reason', 'reason_en', 'changed_at', 'changed_by_id'];
BEGIN
    IF TG_OP = 'DELETE' THEN PERFORM guildmark_refuse('A report is withdrawn, never deleted.'); END IF;
    IF to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
        PERFORM guildmark_refuse('A report is never rewritten: another replaces it.');
    END IF;
    IF OLD.state <> 'ISSUED' AND to_jsonb(OLD) - 'revision' IS DISTINCT FROM to_jsonb(NEW) - 'revision' THEN
        PERFORM guildmark_refuse('A report that was replaced or withdrawn stays so.');
    END IF;
    IF NEW.revision < OLD.revision THEN PERFORM guildmark_refuse('The revision of a report only grows.'); END IF;
    RETURN NEW;
END $$;
