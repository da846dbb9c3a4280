"""What the tables of 0008 refuse, and that no payment is without its transfer."""

import django.db.models.deletion
from django.db import migrations, models

GUARDS = """
CREATE TRIGGER transfer_is_kept BEFORE UPDATE ON public.billing_transfer
FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_is_kept();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_transfer
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE CONSTRAINT TRIGGER transfer_fits AFTER UPDATE ON public.billing_transfer
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_is_not_overdrawn();
CREATE CONSTRAINT TRIGGER transfer_payments_fit AFTER INSERT ON public.billing_payment
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_is_not_overdrawn();
CREATE CONSTRAINT TRIGGER transfer_refunds_fit AFTER INSERT OR UPDATE ON public.billing_refund
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_is_not_overdrawn();

CREATE TRIGGER credit_note_is_kept BEFORE INSERT OR UPDATE ON public.billing_creditnote
FOR EACH ROW EXECUTE FUNCTION public.billing_credit_note_is_kept();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_creditnote
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_creditnoteline
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER goes_its_way BEFORE UPDATE ON public.billing_redfapiao
FOR EACH ROW EXECUTE FUNCTION public.billing_red_fapiao_goes_its_way();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_redfapiao
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE CONSTRAINT TRIGGER note_adds_up AFTER INSERT ON public.billing_creditnote
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_credit_note_adds_up();
CREATE CONSTRAINT TRIGGER lines_add_up AFTER INSERT ON public.billing_creditnoteline
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_credit_note_adds_up();
CREATE CONSTRAINT TRIGGER invoice_adds_up AFTER INSERT OR UPDATE ON public.billing_creditnote
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();

DROP TRIGGER invoice_adds_up ON public.billing_invoice;
CREATE CONSTRAINT TRIGGER invoice_adds_up AFTER INSERT OR UPDATE
OF total, paid, tax_rounding, refunded, refund_open, credited, credit_open, covered ON public.billing_invoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();

CREATE TRIGGER line_is_kept BEFORE UPDATE ON public.billing_statementline
FOR EACH ROW EXECUTE FUNCTION public.billing_statement_line_is_kept();
CREATE TRIGGER line_is_kept_whole BEFORE DELETE ON public.billing_statementline
FOR EACH ROW EXECUTE FUNCTION public.billing_statement_line_is_kept();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_reminder
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER checkout_goes_forward BEFORE UPDATE ON public.billing_checkout
FOR EACH ROW EXECUTE FUNCTION public.billing_checkout_goes_forward();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_checkout
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_providerevent
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_dispute
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_return
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER own_invoice_is_kept BEFORE INSERT OR UPDATE ON public.billing_subscriptioninvoice
FOR EACH ROW EXECUTE FUNCTION public.billing_own_invoice_is_kept();
CREATE TRIGGER own_receipt_is_kept BEFORE UPDATE ON public.billing_ownreceipt
FOR EACH ROW EXECUTE FUNCTION public.billing_own_receipt_is_kept();
CREATE TRIGGER charge_goes_forward BEFORE UPDATE ON public.billing_cardcharge
FOR EACH ROW EXECUTE FUNCTION public.billing_charge_goes_forward();
CREATE CONSTRAINT TRIGGER own_payments_fit AFTER INSERT ON public.billing_ownpayment
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_own_receipt_fits();
CREATE CONSTRAINT TRIGGER own_receipt_fits AFTER UPDATE ON public.billing_ownreceipt
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_own_receipt_fits();
CREATE CONSTRAINT TRIGGER own_invoice_fits AFTER INSERT OR UPDATE ON public.billing_subscriptioninvoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_own_receipt_fits();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_planterms
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_subscriptionrules
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_subscriptionchange
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_ownpayment
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_dunningletter
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_comparison
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_plan
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_subscription
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_subscriptioninvoice
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_ownreceipt
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_savedcard
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_cardsetup
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_cardcharge
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_waiver
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_difference
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER row_is_kept BEFORE UPDATE ON public.billing_fapiaorow
FOR EACH ROW EXECUTE FUNCTION public.billing_fapiao_row_is_kept();
CREATE TRIGGER row_is_kept_whole BEFORE DELETE ON public.billing_fapiaorow
FOR EACH ROW EXECUTE FUNCTION public.billing_fapiao_row_is_kept();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_fapiaofile
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_journaldownload
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_termschange
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER change_is_next BEFORE INSERT ON public.billing_termschange
FOR EACH ROW EXECUTE FUNCTION public.billing_terms_change_is_next();
CREATE CONSTRAINT TRIGGER change_is_made AFTER INSERT ON public.billing_termschange
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_terms_change_is_made();

CREATE TRIGGER own_refund_is_kept BEFORE INSERT OR UPDATE ON public.billing_ownrefund
FOR EACH ROW EXECUTE FUNCTION public.billing_own_refund_is_kept();
CREATE CONSTRAINT TRIGGER own_refunds_fit AFTER INSERT OR UPDATE ON public.billing_ownrefund
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_own_receipt_fits();
CREATE TRIGGER own_fapiao_is_kept BEFORE UPDATE ON public.billing_ownfapiao
FOR EACH ROW EXECUTE FUNCTION public.billing_own_fapiao_is_kept();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_ownfapiaofile
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_ownrefund
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_ownpayout
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_ownfapiao
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();

CREATE TRIGGER number_is_one_clients BEFORE INSERT OR UPDATE OF number ON public.billing_fapiao
FOR EACH ROW EXECUTE FUNCTION public.billing_fapiao_number_is_one_clients();
CREATE TRIGGER number_is_one_clients BEFORE INSERT OR UPDATE OF number ON public.billing_redfapiao
FOR EACH ROW EXECUTE FUNCTION public.billing_fapiao_number_is_one_clients();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_fapiaosheet
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.billing_fapiaoonsheet
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER batch_is_kept BEFORE UPDATE OR DELETE ON public.billing_transferbatch
FOR EACH ROW EXECUTE FUNCTION public.billing_transfer_batch_is_kept();
"""
UNDO = """
DROP TRIGGER batch_is_kept ON public.billing_transferbatch;
DROP TRIGGER append_only ON public.billing_fapiaoonsheet;
DROP TRIGGER append_only ON public.billing_fapiaosheet;
DROP TRIGGER number_is_one_clients ON public.billing_redfapiao;
DROP TRIGGER number_is_one_clients ON public.billing_fapiao;

DROP TRIGGER own_refund_is_kept ON public.billing_ownrefund;
DROP TRIGGER own_fapiao_is_kept ON public.billing_ownfapiao;

DROP TRIGGER append_only ON public.billing_termschange;
DROP TRIGGER change_is_next ON public.billing_termschange;
DROP TRIGGER change_is_made ON public.billing_termschange;

DROP TRIGGER append_only ON public.billing_journaldownload;

DROP TRIGGER append_only ON public.billing_fapiaofile;
DROP TRIGGER row_is_kept_whole ON public.billing_fapiaorow;
DROP TRIGGER row_is_kept ON public.billing_fapiaorow;

DROP TRIGGER own_invoice_is_kept ON public.billing_subscriptioninvoice;
DROP TRIGGER own_receipt_is_kept ON public.billing_ownreceipt;
DROP TRIGGER charge_goes_forward ON public.billing_cardcharge;

DROP TRIGGER is_never_deleted ON public.billing_return;
DROP TRIGGER is_never_deleted ON public.billing_dispute;
DROP TRIGGER is_never_deleted ON public.billing_providerevent;
DROP TRIGGER is_never_deleted ON public.billing_checkout;
DROP TRIGGER checkout_goes_forward ON public.billing_checkout;

DROP TRIGGER append_only ON public.billing_reminder;

DROP TRIGGER line_is_kept_whole ON public.billing_statementline;
DROP TRIGGER line_is_kept ON public.billing_statementline;

DROP TRIGGER invoice_adds_up ON public.billing_invoice;
CREATE CONSTRAINT TRIGGER invoice_adds_up
AFTER INSERT OR UPDATE OF total, paid, tax_rounding, refunded, refund_open ON public.billing_invoice
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.billing_invoice_adds_up();
DROP TRIGGER invoice_adds_up ON public.billing_creditnote;
DROP TRIGGER lines_add_up ON public.billing_creditnoteline;
DROP TRIGGER note_adds_up ON public.billing_creditnote;
DROP TRIGGER is_never_deleted ON public.billing_redfapiao;
DROP TRIGGER goes_its_way ON public.billing_redfapiao;
DROP TRIGGER append_only ON public.billing_creditnoteline;
DROP TRIGGER is_never_deleted ON public.billing_creditnote;
DROP TRIGGER credit_note_is_kept ON public.billing_creditnote;

DROP TRIGGER transfer_refunds_fit ON public.billing_refund;
DROP TRIGGER transfer_payments_fit ON public.billing_payment;
DROP TRIGGER transfer_fits ON public.billing_transfer;
DROP TRIGGER is_never_deleted ON public.billing_transfer;
DROP TRIGGER transfer_is_kept ON public.billing_transfer;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0009_what_stood"),
    ]

    operations = [
        migrations.AlterField(
            model_name="payment",
            name="transfer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="billing.transfer"
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
