-- INV-9: nothing is sent to a body that sold advice to the client's legal group, while that locks it.
CREATE OR REPLACE FUNCTION public.guildmark_no_advice_locks() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.submitted_at IS NOT NULL THEN RETURN NEW; END IF;
    PERFORM guildmark_lock_client_group(TG_TABLE_SCHEMA, NEW.organisation_id);
    IF guildmark_advice_locks(TG_TABLE_SCHEMA, NEW.organisation_id, NEW.submitted_at) THEN
        PERFORM guildmark_refuse('This body sold advice to the legal group of the client, which may not apply yet (INV-9).');
    END IF;
    RETURN NEW;
END $$;
