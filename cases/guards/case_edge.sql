-- Generated from cases/transitions.py by `make guards`: which steps a case may take.
CREATE OR REPLACE FUNCTION public.guildmark_case_edge(kind text, source text, target text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT (source, target) IN (
            ('DRAFT', 'SUBMITTED'),
            ('SUBMITTED', 'UNDER_APPLICATION_REVIEW'),
            ('UNDER_APPLICATION_REVIEW', 'INFO_REQUESTED'),
            ('INFO_REQUESTED', 'UNDER_APPLICATION_REVIEW'),
            ('UNDER_APPLICATION_REVIEW', 'DECLINED'),
            ('UNDER_APPLICATION_REVIEW', 'ACCEPTED'),
            ('ACCEPTED', 'CONTRACTED'),
            ('CONTRACTED', 'EVALUATION_PLANNED'),
            ('EVALUATION_PLANNED', 'EVALUATING'),
            ('EVALUATING', 'NC_OPEN'),
            ('NC_OPEN', 'EVALUATING'),
            ('NC_OPEN', 'EVALUATED'),
            ('EVALUATING', 'EVALUATED'),
            ('EVALUATED', 'UNDER_REVIEW'),
            ('UNDER_REVIEW', 'RECOMMENDED'),
            ('UNDER_REVIEW', 'DECIDED'),
            ('UNDER_REVIEW', 'EVALUATING'),
            ('RECOMMENDED', 'EVALUATING'),
            ('RECOMMENDED', 'DECIDED'),
            ('DECIDED', 'COMPLETED')
        )
        OR (kind NOT IN ('measure', 'special', 'surveillance') AND (source, target) IN (
            ('DRAFT', 'WITHDRAWN_BY_APPLICANT'),
            ('SUBMITTED', 'WITHDRAWN_BY_APPLICANT'),
            ('UNDER_APPLICATION_REVIEW', 'WITHDRAWN_BY_APPLICANT'),
            ('INFO_REQUESTED', 'WITHDRAWN_BY_APPLICANT'),
            ('ACCEPTED', 'WITHDRAWN_BY_APPLICANT'),
            ('CONTRACTED', 'WITHDRAWN_BY_APPLICANT'),
            ('EVALUATION_PLANNED', 'WITHDRAWN_BY_APPLICANT'),
            ('EVALUATING', 'WITHDRAWN_BY_APPLICANT'),
            ('NC_OPEN', 'WITHDRAWN_BY_APPLICANT'),
            ('EVALUATED', 'WITHDRAWN_BY_APPLICANT'),
            ('UNDER_REVIEW', 'WITHDRAWN_BY_APPLICANT'),
            ('RECOMMENDED', 'WITHDRAWN_BY_APPLICANT'),
            ('INFO_REQUESTED', 'LAPSED'),
            ('ACCEPTED', 'LAPSED'),
            ('NC_OPEN', 'LAPSED')
        ))
$$;
