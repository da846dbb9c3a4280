-- An issued invoice stays as it is, numbers have no gaps, only drafts are deleted. An open one gets another due date or payee with
-- a change on record (billing.TermsChange).
CREATE OR REPLACE FUNCTION public.billing_invoice_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'draft' THEN
            RAISE EXCEPTION 'Only a draft may be deleted.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('draft', 'issued'), ('draft', 'cancelled'), ('issued', 'paid'), ('paid', 'issued'), ('issued', 'cancelled'),
        ('issued', 'credited'), ('paid', 'credited')
    ) THEN
        RAISE EXCEPTION 'An invoice does not go from % to %.', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state <> 'draft' AND (
        OLD.body_id, OLD.organisation_id, OLD.year, OLD.sequence, OLD.reference, OLD.total, OLD.currency,
        OLD.billed_to, OLD.subject_kind, OLD.subject, OLD.about_zh, OLD.about_en, OLD.issued_at,
        OLD.tax_rounding
    ) IS DISTINCT FROM (
        NEW.body_id, NEW.organisation_id, NEW.year, NEW.sequence, NEW.reference, NEW.total, NEW.currency,
        NEW.billed_to, NEW.subject_kind, NEW.subject, NEW.about_zh, NEW.about_en, NEW.issued_at,
        NEW.tax_rounding
    ) THEN
        RAISE EXCEPTION 'An issued invoice stays as it is.' USING ERRCODE = 'check_violation';
    END IF;
    IF (
        OLD.terms <> NEW.terms OR (OLD.state <> 'draft' AND (OLD.due_on, OLD.payee) IS DISTINCT FROM (NEW.due_on, NEW.payee))
    ) AND NOT (
        OLD.state = 'issued' AND NEW.state = 'issued' AND NEW.terms = OLD.terms + 1 AND EXISTS (
            SELECT 1 FROM public.billing_termschange AS change
            WHERE change.invoice_id = NEW.id AND change.number = NEW.terms
                AND change.due_before = OLD.due_on AND change.due_on = NEW.due_on
                AND change.payee_before = OLD.payee AND change.payee = NEW.payee
        )
    ) THEN
        RAISE EXCEPTION 'Only a change on record gives an open invoice more time or another payee.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.sequence IS NULL AND NEW.sequence > 1 AND NOT EXISTS (
        SELECT 1 FROM public.billing_invoice
        WHERE body_id = NEW.body_id AND year = NEW.year AND sequence = NEW.sequence - 1
    ) THEN
        RAISE EXCEPTION 'Invoice numbers have no gaps: % is not the next.', NEW.sequence
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
