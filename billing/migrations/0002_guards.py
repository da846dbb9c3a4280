"""What the database refuses: changed payments and issued lines, sums that do not add up, gaps in numbers."""

from django.db import migrations

PAYMENTS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_payment
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""

LINES = """
CREATE TRIGGER lines_only_of_drafts BEFORE INSERT OR UPDATE OR DELETE ON public.billing_invoiceline
FOR EACH ROW EXECUTE FUNCTION public.billing_lines_only_of_drafts();
"""

INVOICES = """
CREATE TRIGGER invoice_is_kept BEFORE UPDATE OR DELETE ON public.billing_invoice
FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_is_kept();

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
DROP TRIGGER lines_only_of_drafts ON public.billing_invoiceline;
DROP TRIGGER lines_add_up ON public.billing_invoiceline;
DROP TRIGGER invoice_is_kept ON public.billing_invoice;
DROP TRIGGER invoice_begins_as_draft ON public.billing_invoice;
DROP TRIGGER invoice_adds_up ON public.billing_invoice;
DROP TRIGGER payments_add_up ON public.billing_payment;
"""


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial")]

    operations = [migrations.RunSQL(PAYMENTS + LINES + INVOICES + LINE_SUMS + SUMS, UNDO)]
