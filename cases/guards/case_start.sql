-- Generated from cases/transitions.py by `make guards`: where a case of this kind begins.
CREATE OR REPLACE FUNCTION public.guildmark_case_start(kind text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT CASE kind
        WHEN 'initial' THEN 'DRAFT'
        WHEN 'extension' THEN 'DRAFT'
        WHEN 'recertification' THEN 'DRAFT'
        WHEN 'transfer' THEN 'DRAFT'
        WHEN 'change' THEN 'DRAFT'
        WHEN 'reinstatement' THEN 'DRAFT'
        WHEN 'surveillance' THEN 'CONTRACTED'
        WHEN 'special' THEN 'CONTRACTED'
        WHEN 'measure' THEN 'EVALUATED'
    END
$$;
