-- A file belongs to its number: another number never hands out the file of the one before.
CREATE OR REPLACE FUNCTION public.billing_fapiao_keeps_number_and_file_together() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.number <> '' AND NEW.number <> OLD.number AND NEW.file <> '' AND NEW.file = OLD.file THEN
        RAISE EXCEPTION 'The file of fapiao % does not belong to number %.', OLD.number, NEW.number
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
