-- A fapiao of an invoice of ours was made as it was asked for; its numbers are corrected, never forgotten.
CREATE OR REPLACE FUNCTION public.billing_own_fapiao_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.number <> '' AND (OLD.kind, OLD.title, OLD.tax_number) IS DISTINCT FROM (NEW.kind, NEW.title, NEW.tax_number) THEN
        RAISE EXCEPTION 'A fapiao stays as it was made.' USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.number <> '' AND NEW.number = '') OR (OLD.red_number <> '' AND NEW.red_number = '') THEN
        RAISE EXCEPTION 'A number that was recorded is corrected, not forgotten.' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.red_number <> '' AND NEW.number <> OLD.number THEN
        RAISE EXCEPTION 'A red-letter fapiao takes fapiao % back.', OLD.number USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
