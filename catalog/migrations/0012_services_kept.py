"""A published service is lawful and stays as it is, with its tests; a line of a scope is only ever ended."""

from django.db import migrations

PUBLISHED_IS_KEPT = """
CREATE TRIGGER published_service_is_kept BEFORE UPDATE OR DELETE ON catalog_serviceversion
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL)
    EXECUTE FUNCTION public.guildmark_append_only()
"""
TEST_IS_KEPT = """
CREATE TRIGGER published_test_is_kept BEFORE INSERT OR UPDATE OR DELETE ON catalog_labline
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_part_of_something_fixed('catalog_serviceversion', 'version_id', 'published_at')
"""
LAWFULLY = """
CREATE TRIGGER service_is_published_lawfully BEFORE INSERT OR UPDATE ON catalog_serviceversion
    FOR EACH ROW WHEN (NEW.published_at IS NOT NULL)
    EXECUTE FUNCTION public.guildmark_service_published_lawfully()
"""
SCOPE_STAYS = """
CREATE TRIGGER scope_line_stays BEFORE UPDATE OR DELETE ON catalog_scopeline
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_scope_line_stays()
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0011_services")]
    operations = [
        migrations.RunSQL(PUBLISHED_IS_KEPT, "DROP TRIGGER published_service_is_kept ON catalog_serviceversion"),
        migrations.RunSQL(TEST_IS_KEPT, "DROP TRIGGER published_test_is_kept ON catalog_labline"),
        migrations.RunSQL(LAWFULLY, "DROP TRIGGER service_is_published_lawfully ON catalog_serviceversion"),
        migrations.RunSQL(SCOPE_STAYS, "DROP TRIGGER scope_line_stays ON catalog_scopeline"),
    ]
