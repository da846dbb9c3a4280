-- At commit, a granted case has its certificate (INV-5).
CREATE OR REPLACE FUNCTION public.guildmark_case_has_its_certificate() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE yes boolean;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    yes := EXISTS (SELECT FROM certificates_certificate WHERE id = NEW.certificate AND "case" = NEW.id
        AND status <> 'PENDING');
    IF NOT yes THEN PERFORM guildmark_refuse('A granted case ends with its certificate (INV-5).'); END IF;
    RETURN NULL;
END $$;
