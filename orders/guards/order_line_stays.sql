-- A line is written in a cart, and priced until the order is confirmed; after that only who comes may change.
CREATE OR REPLACE FUNCTION public.guildmark_order_line_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE step text;
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', public, pg_temp', true);
    IF TG_OP <> 'DELETE' THEN
        SELECT state INTO step FROM orders_order WHERE id = NEW.order_id;
        IF step <> 'cart' AND (TG_OP = 'INSERT' OR NEW.order_id IS DISTINCT FROM OLD.order_id) THEN
            PERFORM guildmark_refuse('A line is added to a cart alone.');
        END IF;
        IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;
    END IF;
    SELECT state INTO step FROM orders_order WHERE id = OLD.order_id;
    IF TG_OP = 'DELETE' THEN
        IF step <> 'cart' THEN PERFORM guildmark_refuse('What was asked or ordered is kept.'); END IF;
        RETURN OLD;
    END IF;
    IF step NOT IN ('cart', 'requested', 'offered')
            AND to_jsonb(OLD) - '{participants,told_called_off}'::text[] IS DISTINCT FROM to_jsonb(NEW) - '{participants,told_called_off}'::text[] THEN
        PERFORM guildmark_refuse('What was ordered stays as it was read.');
    END IF;
    RETURN NEW;
END $$;
