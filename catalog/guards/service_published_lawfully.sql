-- A service is published by a seller that is open, of a type that its kind of seller may offer (catalog.sellers.OFFERED_BY);
-- its milestones bear the whole price.
CREATE OR REPLACE FUNCTION public.guildmark_service_published_lawfully() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    seller record;
    is_information boolean := NEW.type IN ('gap_information', 'standards_information', 'comparison', 'drafting');
    is_advice boolean := NEW.type IN ('diagnosis', 'coaching', 'traceability', 'monitoring', 'research', 'test_guidance');
BEGIN
    SELECT kind, standing INTO seller FROM public.tenants_certificationbody WHERE schema_name = TG_TABLE_SCHEMA;
    IF seller.standing IS DISTINCT FROM 'open' THEN
        PERFORM public.guildmark_refuse('A service is published by a seller that is open.');
    END IF;
    IF NOT (CASE seller.kind
        WHEN 'body' THEN NEW.type <> 'insurance'
        WHEN 'laboratory' THEN is_information OR NEW.type IN ('testing', 'inspection')
        WHEN 'training' THEN is_information OR NEW.type = 'training'
        WHEN 'adviser' THEN is_information OR is_advice
        ELSE NEW.type = 'insurance'
    END) THEN
        PERFORM public.guildmark_refuse('This kind of seller does not offer this type of service.');
    END IF;
    IF jsonb_array_length(NEW.milestones) > 0
       AND (SELECT sum((part ->> 'percent')::int) FROM jsonb_array_elements(NEW.milestones) AS part) <> 100 THEN
        PERFORM public.guildmark_refuse('The milestones of a service bear a hundred per cent of its price.');
    END IF;
    RETURN NEW;
END $$;
