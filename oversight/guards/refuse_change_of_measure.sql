-- What the platform did about a body is on record as it was done.
CREATE OR REPLACE FUNCTION public.refuse_change_of_measure() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'A measure is never changed: take another one.' USING ERRCODE = 'check_violation';
END $$;
