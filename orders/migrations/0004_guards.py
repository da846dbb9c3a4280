"""What was agreed stays, what was delivered and written is append-only, steps follow their table (orders/guards)."""

from django.db import migrations

ORDER_EDGES = """
    'cart>requested', 'cart>confirmed', 'requested>offered', 'requested>cancelled', 'requested>declined',
    'offered>confirmed', 'offered>cancelled', 'offered>declined', 'confirmed>closed', 'confirmed>cancelled'
"""
MILESTONE_EDGES = """
    'proposed>waiting', 'proposed>cancelled', 'waiting>delivered', 'rework>delivered', 'delivered>rework',
    'delivered>accepted', 'waiting>cancelled', 'rework>cancelled', 'delivered>cancelled'
"""
TRIGGERS = f"""
CREATE TRIGGER moves_along BEFORE UPDATE OF state ON orders_order
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_moves_along('state', {ORDER_EDGES});
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON orders_order
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_order_stays();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON orders_orderline
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_order_line_stays();
CREATE TRIGGER moves_along BEFORE UPDATE OF state ON orders_milestone
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_moves_along('state', {MILESTONE_EDGES});
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON orders_milestone
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_milestone_stays();
"""
APPEND_ONLY = ["delivery", "deliveryfile", "ordermessage", "orderfile"]


def append_only(table: str) -> str:
    return (
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON orders_{table}"
        " FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();"
    )


class Migration(migrations.Migration):
    dependencies = [("orders", "0003_working")]
    operations = [
        migrations.RunSQL(TRIGGERS + "".join(map(append_only, APPEND_ONLY)), migrations.RunSQL.noop),
    ]
