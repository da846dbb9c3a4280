-- Whoever has a confirmed address is reached at the primary one, by whatever door it was changed (deferred, to the end).
CREATE OR REPLACE FUNCTION public.guildmark_reached_at_primary() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    people uuid[];
BEGIN
    IF TG_TABLE_NAME = 'accounts_user' THEN
        people := ARRAY[NEW.id];
    ELSIF TG_OP = 'INSERT' THEN
        people := ARRAY[NEW.user_id];
    ELSIF TG_OP = 'DELETE' THEN
        people := ARRAY[OLD.user_id];
    ELSE
        people := ARRAY[OLD.user_id, NEW.user_id];
    END IF;
    IF EXISTS (
        SELECT FROM accounts_user AS person WHERE person.id = ANY (people)
        AND EXISTS (SELECT FROM account_emailaddress WHERE user_id = person.id AND verified)
        AND NOT EXISTS (
            SELECT FROM account_emailaddress
            WHERE user_id = person.id AND verified AND "primary" AND lower(email) = lower(person.email)
        )
    ) THEN
        PERFORM guildmark_refuse('Whoever has a confirmed address is reached at the primary one.');
    END IF;
    RETURN NULL;
END $$;
