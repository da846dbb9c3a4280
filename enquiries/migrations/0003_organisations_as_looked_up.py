"""A check stands for what was looked up; a copy of a quote, its award and an answered question stay as they were written."""

from django.db import migrations, models

HANG = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.enquiries_quotecopy
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.enquiries_award
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();
CREATE TRIGGER is_lawful BEFORE INSERT ON public.enquiries_award
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_award_is_lawful();
CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON public.enquiries_bodyquestion
    FOR EACH ROW EXECUTE FUNCTION
    public.guildmark_completed_once('answered_at', 'answered_at', 'answered_by_id', 'answer');
"""
TAKE_AWAY = """
DROP TRIGGER append_only ON public.enquiries_quotecopy;
DROP TRIGGER append_only ON public.enquiries_award;
DROP TRIGGER is_lawful ON public.enquiries_award;
DROP TRIGGER completed_once ON public.enquiries_bodyquestion;
"""


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0002_enquiries")]
    operations = [
        migrations.AddField(model_name="organisationcheck", name="looked_up", field=models.JSONField(default=dict)),
        migrations.RunSQL(HANG, TAKE_AWAY),
    ]
