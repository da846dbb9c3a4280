-- An order that left its cart is kept, and stays that buyer's; once it is confirmed, what was agreed stays as it was read.
CREATE OR REPLACE FUNCTION public.guildmark_order_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.state = 'cart' THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;
    IF TG_OP = 'DELETE' THEN PERFORM guildmark_refuse('An order is kept.'); END IF;
    IF (NEW.number, NEW.organisation_id, NEW.begun_at, NEW.currency)
            IS DISTINCT FROM (OLD.number, OLD.organisation_id, OLD.begun_at, OLD.currency) THEN
        PERFORM guildmark_refuse('Whose order it is, and its number, stay.');
    END IF;
    IF OLD.confirmed_at IS NOT NULL
            AND (NEW.content, NEW.sha256, NEW.total, NEW.confirmed_at, NEW.confirmed_by_id, NEW.subcontracting, NEW.samples_back)
            IS DISTINCT FROM (OLD.content, OLD.sha256, OLD.total, OLD.confirmed_at, OLD.confirmed_by_id, OLD.subcontracting, OLD.samples_back) THEN
        PERFORM guildmark_refuse('What was ordered stays as it was read.');
    END IF;
    RETURN NEW;
END $$;
