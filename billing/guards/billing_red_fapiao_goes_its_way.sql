-- A red-letter form goes forward: confirmed, refused or lapsed, and from confirmed to the fapiao made; the end stays.
CREATE OR REPLACE FUNCTION public.billing_red_fapiao_goes_its_way() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('to_confirm', 'confirmed'), ('to_confirm', 'refused'), ('to_confirm', 'lapsed'), ('confirmed', 'made'),
        ('confirmed', 'refused')
    ) OR (OLD.note_id, OLD.form_number, OLD.requested_at) IS DISTINCT FROM (NEW.note_id, NEW.form_number, NEW.requested_at)
    THEN
        RAISE EXCEPTION 'A red-letter form does not go from % to %.', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
