-- INV-9: a house sells advice where it may; a body to nobody whose group is still to be looked up, and it locks the group.
CREATE OR REPLACE FUNCTION public.guildmark_advice_is_lawful() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    gap text := guildmark_advice_gap(TG_TABLE_SCHEMA, NEW.sold_on);
    is_body boolean := EXISTS (SELECT FROM tenants_certificationbody
        WHERE schema_name = TG_TABLE_SCHEMA AND kind = 'body');
BEGIN
    IF gap IS NOT NULL THEN PERFORM guildmark_refuse(gap); END IF;
    PERFORM guildmark_lock_client_group(TG_TABLE_SCHEMA, NEW.organisation_id);
    IF NEW.group_id <> guildmark_group_of(NEW.organisation_id)
        OR NOT NEW.members @> ARRAY(SELECT guildmark_group_members(NEW.organisation_id)) THEN
        PERFORM guildmark_refuse('Advice names the whole legal group that it is sold to (INV-9).');
    END IF;
    IF is_body AND NEW.locks_until IS NULL THEN
        PERFORM guildmark_refuse('Advice that a certification body sells locks applications (INV-9).');
    END IF;
    IF is_body AND EXISTS (SELECT FROM accounts_legaltie WHERE ended_at IS NULL AND checked_at IS NULL
            AND child_id IN (SELECT guildmark_group_members(NEW.organisation_id))) THEN
        PERFORM guildmark_refuse('Whether somebody in this group belongs to another was not looked up yet (INV-9).');
    END IF;
    RETURN NEW;
END $$;
