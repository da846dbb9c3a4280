"""A file of which nothing was recorded may be read anew: its rows go. A fapiao of no company bears no tax number."""

from django.db import migrations, models

GUARDS = """
DROP TRIGGER is_never_deleted ON public.billing_statementline;
CREATE TRIGGER line_is_kept_whole BEFORE DELETE ON public.billing_statementline
FOR EACH ROW EXECUTE FUNCTION public.billing_statement_line_is_kept();
DROP TRIGGER is_never_deleted ON public.billing_fapiaorow;
CREATE TRIGGER row_is_kept_whole BEFORE DELETE ON public.billing_fapiaorow
FOR EACH ROW EXECUTE FUNCTION public.billing_fapiao_row_is_kept();
"""
UNDO = """
DROP TRIGGER row_is_kept_whole ON public.billing_fapiaorow;
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_fapiaorow
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
DROP TRIGGER line_is_kept_whole ON public.billing_statementline;
CREATE TRIGGER is_never_deleted BEFORE DELETE ON public.billing_statementline
FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("billing", "0016_money_back")]

    operations = [
        migrations.AlterField(
            model_name="fapiao",
            name="tax_number",
            field=models.CharField(blank=True, max_length=20, verbose_name="tax number"),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
