-- An agreement stays as it was offered, and is in force with both signatures (INV-14).
CREATE OR REPLACE FUNCTION public.guildmark_agreement_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP = 'DELETE' OR OLD.in_force_at IS NOT NULL
            OR to_jsonb(OLD) - 'in_force_at' IS DISTINCT FROM to_jsonb(NEW) - 'in_force_at' THEN
        PERFORM guildmark_refuse('An agreement stays as it was offered (INV-14).');
    END IF;
    SELECT count(DISTINCT side) = 2 INTO yes FROM applications_signature
        WHERE agreement_id = NEW.id AND sha256 = NEW.sha256;
    IF NOT yes THEN PERFORM guildmark_refuse('The agreement needs both signatures (4.1.2).'); END IF;
    RETURN NEW;
END $$;
