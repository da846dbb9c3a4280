-- Arguments: the column that is empty until the record is completed, then those that completing it may set.
CREATE OR REPLACE FUNCTION public.guildmark_completed_once() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM guildmark_refuse(format('%s is append-only: nothing is deleted (INV-14).', TG_TABLE_NAME));
    END IF;
    IF before - TG_ARGV[1:] IS DISTINCT FROM to_jsonb(NEW) - TG_ARGV[1:] THEN
        PERFORM guildmark_refuse(format('%s stays as it was written (INV-14).', TG_TABLE_NAME));
    END IF;
    IF before ->> TG_ARGV[0] IS NOT NULL AND before IS DISTINCT FROM to_jsonb(NEW) THEN
        PERFORM guildmark_refuse(format('%s stays as it was completed (INV-14).', TG_TABLE_NAME));
    END IF;
    RETURN NEW;
END $$;
