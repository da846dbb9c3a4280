-- What is delivered and for how much stays as it was agreed; a part of a confirmed order does not go.
CREATE OR REPLACE FUNCTION public.guildmark_milestone_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE step text;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    SELECT state INTO step FROM orders_order WHERE id = OLD.order_id;
    IF TG_OP = 'DELETE' THEN
        IF step NOT IN ('cart', 'requested', 'offered') THEN PERFORM guildmark_refuse('A milestone is kept.'); END IF;
        RETURN OLD;
    END IF;
    IF (NEW.order_id, NEW.position, NEW.name_zh, NEW.name_en, NEW.amount, NEW.acceptance_days)
            IS DISTINCT FROM (OLD.order_id, OLD.position, OLD.name_zh, OLD.name_en, OLD.amount, OLD.acceptance_days) THEN
        PERFORM guildmark_refuse('A milestone stays as it was agreed.');
    END IF;
    IF OLD.state = 'accepted' AND (NEW.accepted_at, NEW.accepted_by_id) IS DISTINCT FROM (OLD.accepted_at, OLD.accepted_by_id) THEN
        PERFORM guildmark_refuse('A milestone is accepted once.');
    END IF;
    RETURN NEW;
END $$;
