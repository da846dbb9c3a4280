"""What the database refuses: changed payments and issued lines, sums that do not add up, gaps in numbers."""

from django.db import migrations

PAYMENTS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_payment
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""

LINES = """
CREATE FUNCTION public.billing_lines_only_of_drafts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.invoice_id ELSE NEW.invoice_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM public.billing_invoice WHERE id = touched AND state <> 'draft') THEN
        RAISE EXCEPTION 'The lines of an issued invoice stay as they are.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER lines_only_of_drafts BEFORE INSERT OR UPDATE OR DELETE ON public.billing_invoiceline
FOR EACH ROW EXECUTE FUNCTION public.billing_lines_only_of_drafts();
"""

INVOICES = """
CREATE FUNCTION public.billing_invoice_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'draft' THEN
            RAISE EXCEPTION 'Only a draft may be deleted.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('draft', 'issued'), ('draft', 'cancelled'), ('issued', 'paid'), ('paid', 'issued'), ('issued', 'cancelled')
    ) THEN
        RAISE EXCEPTION 'An invoice does not go from % to %.', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state <> 'draft' AND (
        OLD.body_id, OLD.organisation_id, OLD.year, OLD.sequence, OLD.reference, OLD.total, OLD.currency, OLD.due_on,
        OLD.payee, OLD.billed_to, OLD.subject_kind, OLD.subject, OLD.about_zh, OLD.about_en, OLD.issued_at
    ) IS DISTINCT FROM (
        NEW.body_id, NEW.organisation_id, NEW.year, NEW.sequence, NEW.reference, NEW.total, NEW.currency, NEW.due_on,
        NEW.payee, NEW.billed_to, NEW.subject_kind, NEW.subject, NEW.about_zh, NEW.about_en, NEW.issued_at
    ) THEN
        RAISE EXCEPTION 'An issued invoice stays as it is.' USING ERRCODE = 'check_violation';
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
CREATE TRIGGER invoice_is_kept BEFORE UPDATE OR DELETE ON public.billing_invoice
FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_is_kept();

CREATE FUNCTION public.billing_invoice_begins_as_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state <> 'draft' THEN
        RAISE EXCEPTION 'An invoice begins as a draft.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER invoice_begins_as_draft BEFORE INSERT ON public.billing_invoice
FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_begins_as_draft();
"""

LINE_SUMS = """
ALTER TABLE public.billing_invoiceline ADD CONSTRAINT line_is_computed_right CHECK (
    CASE WHEN tax_included
    THEN tax = round(quantity * unit_price * tax_rate / (100 + tax_rate)) AND net + tax = round(quantity * unit_price)
    ELSE tax = round(quantity * unit_price * tax_rate / 100) AND net = round(quantity * unit_price)
    END
);
"""

SUMS = """
CREATE FUNCTION public.billing_invoice_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row_after jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
    touched uuid := coalesce(row_after ->> 'invoice_id', row_after ->> 'id')::uuid;
    invoice public.billing_invoice;
BEGIN
    SELECT * INTO invoice FROM public.billing_invoice WHERE id = touched;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF invoice.total <> (
        SELECT coalesce(sum(net + tax), 0) FROM public.billing_invoiceline WHERE invoice_id = touched
    ) THEN
        RAISE EXCEPTION 'The total of invoice % is not the sum of its lines.', touched USING ERRCODE = 'check_violation';
    END IF;
    IF invoice.paid <> (SELECT coalesce(sum(amount), 0) FROM public.billing_payment WHERE invoice_id = touched) THEN
        RAISE EXCEPTION 'What invoice % says was paid is not the sum of its payments.', touched
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER invoice_adds_up AFTER INSERT OR UPDATE OF total, paid ON public.billing_invoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
CREATE CONSTRAINT TRIGGER lines_add_up AFTER INSERT OR UPDATE OR DELETE ON public.billing_invoiceline
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
CREATE CONSTRAINT TRIGGER payments_add_up AFTER INSERT ON public.billing_payment
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
"""

UNDO = """
ALTER TABLE public.billing_invoiceline DROP CONSTRAINT line_is_computed_right;
DROP TRIGGER append_only ON public.billing_payment;
DROP FUNCTION public.billing_lines_only_of_drafts, public.billing_invoice_is_kept,
    public.billing_invoice_begins_as_draft, public.billing_invoice_adds_up CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial"), ("outbox", "0002_guards")]

    operations = [migrations.RunSQL(PAYMENTS + LINES + INVOICES + LINE_SUMS + SUMS, UNDO)]
