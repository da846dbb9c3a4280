"""The pages of our double: a payment page, a seller's questions, and a desk on which a visitor makes things happen.

Plain HTML without a script, and a stripe across each that says what this is. Nobody can take it for Stripe's.
"""

from collections.abc import Iterable
from html import escape

from marketplace.embedded.stripe_double.objects import Object
from marketplace.embedded.stripe_double.world import StripeDouble

STYLE = """
body{font:16px/1.6 system-ui,sans-serif;margin:0;color:#1d2733;background:#f6f7f9}
.stripe{background:#7a3b00;color:#fff;padding:.6rem 1rem;text-align:center}
main{max-width:44rem;margin:2rem auto;padding:1.5rem 2rem;background:#fff;border:1px solid #d9dee5;border-radius:8px}
button{font:inherit;padding:.5rem 1rem;margin:.25rem .5rem .25rem 0;border:1px solid #1d4f91;border-radius:6px;background:#1d4f91;color:#fff;cursor:pointer}
button.plain{background:#fff;color:#1d4f91}form{display:inline}h1{font-size:1.4rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}.amount{font-size:2rem;font-weight:650}
table{border-collapse:collapse;width:100%}td{overflow-wrap:anywhere}td,th{padding:.4rem;border-bottom:1px solid #e5e9ee;text-align:left}
@media(max-width:40rem){main{margin:0;padding:1rem;border:0;border-radius:0}td{display:block;padding-inline:0}td:first-child{border:0}}
"""
NO_MINOR = {"jpy"}
NOT_STRIPE = "Test payments · 测试支付 — this is Guildmark’s own double of Stripe. No money moves. 不产生真实扣款。"


def page(title: str, content: str) -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style>"
        f'<p class="stripe" style="margin:0">{NOT_STRIPE}</p><main><h1>{escape(title)}</h1>{content}</main></html>'
    )


def money(amount: int, currency: str) -> str:
    written = f"{amount:,}" if currency in NO_MINOR else f"{amount / 100:,.2f}"
    return f"{written} {currency.upper()}"


def press(path: str, words: str, *, plain: bool = False) -> str:
    kind = ' class="plain"' if plain else ""
    return f'<form method="post" action="{escape(path)}"><button{kind}>{escape(words)}</button></form>'


def payment_page(world: StripeDouble, session: Object) -> str:
    if session["status"] != "open":
        return page("This payment page is closed · 支付页面已关闭", "<p>It was paid, or its time is over.</p>")
    intent = world.things[world.intents[session["id"]]]
    declined = intent["last_payment_error"]
    warning = f"<p><strong>{escape(declined['message'])}</strong></p>" if declined else ""
    path = f"/pay/{session['id']}"
    return page(
        "Pay · 支付",
        f"<p>{escape(intent.get('description') or '')}</p>"
        f'<p class="amount">{money(session["amount_total"], session["currency"])}</p>{warning}'
        + press(f"{path}/card", "Pay by test card · 测试卡支付")
        + press(f"{path}/sepa_debit", "Pay by bank debit, which takes days · 延迟到账", plain=True)
        + press(f"{path}/declined", "A card that is declined · 被拒的卡", plain=True)
        + f'<p><a href="{escape(session["cancel_url"] or "/")}">Back without paying · 返回</a></p>',
    )


def card_page(session: Object) -> str:
    """Where a body saves a card for its subscription."""
    if session["status"] != "open":
        return page("This page is closed · 页面已关闭", "<p>The card was saved, or its time is over.</p>")
    path = f"/save/{session['id']}"
    return page(
        "Save a card · 保存银行卡",
        "<p>It is charged each month without you. Nothing is typed on this page.</p>"
        + press(f"{path}/pays", "A card that pays · 可扣款的卡")
        + press(f"{path}/declines", "A card that is declined later · 之后被拒的卡", plain=True)
        + press(f"{path}/asks", "A card whose bank wants you there · 需持卡人验证的卡", plain=True)
        + f'<p><a href="{escape(session["cancel_url"] or "/")}">Back without saving · 返回</a></p>',
    )


def setup_page(account: str, token: str) -> str:
    path = f"/setup/{account}/{token}"
    return page(
        "Questions to a seller · 商户信息",
        "<p>The real Stripe asks for the company, its owners and its bank account here. Nothing is asked on this page.</p>"
        + press(f"{path}/all", "Answer everything · 全部填写")
        + press(f"{path}/some", "Leave the tax number out · 缺税号", plain=True)
        + press(f"{path}/none", "Come back later · 稍后再填", plain=True),
    )


def desk(world: StripeDouble, *, home: str = "") -> str:
    """What happens at a real Stripe by itself, or by others, is pressed here."""
    parts = [
        "<p>What time, banks and Stripe’s staff do in the world, you do here.</p>",
        f'<p><a href="{escape(home)}">Back to Guildmark · 返回明证</a></p>' if home else "",
        _table("Saved cards: what happens next time · 已保存的卡", _cards(world)),
        _table("Delayed payments on their way · 在途付款", _delayed(world)),
        _table("Paid · 已付款", _paid(world)),
        _table("Disputes · 争议", _disputes(world)),
        _table("Refunds that wait · 待退款", _refunds(world)),
        _table("Payouts · 提现", _payouts(world)),
        _table("Sellers’ accounts · 商户账户", _accounts(world)),
    ]
    return page("Test payments: what happens next", "".join(parts))


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    written = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    return f"<h2>{escape(title)}</h2>" + (f"<table>{written}</table>" if written else "<p>None.</p>")


def _cards(world: StripeDouble) -> Iterable[tuple[str, str]]:
    words = {
        "pays": "It pays · 扣款成功",
        "declines": "It fails · 扣款失败",
        "asks": "Its bank wants the owner · 需要验证",
    }
    for method in world.of_kind("payment_method"):
        if method["customer"]:
            now = world.cards[method["id"]]
            customer = world.things[method["customer"]]
            yield (
                f"{escape(customer['name'] or '')} · {method['card']['brand']} {method['card']['last4']} · {words[now]}",
                "".join(
                    press(f"/do/card-{way}/{method['id']}", word, plain=True)
                    for way, word in words.items()
                    if way != now
                ),
            )


def _delayed(world: StripeDouble) -> Iterable[tuple[str, str]]:
    for session in world.of_kind("checkout.session"):
        if session["id"] in world.intents and world.things[world.intents[session["id"]]]["status"] == "processing":
            yield (
                _named(world, world.intents[session["id"]]),
                press(f"/do/arrive/{session['id']}", "The money arrives · 到账")
                + press(f"/do/bounce/{session['id']}", "It never comes · 失败", plain=True),
            )


def _paid(world: StripeDouble) -> Iterable[tuple[str, str]]:
    for charge in world.of_kind("charge")[:10]:
        if charge["status"] == "succeeded" and not charge["disputed"]:
            yield (
                _named(world, charge["payment_intent"]),
                press(f"/do/dispute/{charge['payment_intent']}", "The payer’s bank disputes it · 拒付", plain=True),
            )


def _disputes(world: StripeDouble) -> Iterable[tuple[str, str]]:
    for dispute in world.of_kind("dispute")[:10]:
        ends = "" if dispute["status"] in {"won"} else press(f"/do/win/{dispute['id']}", "Seller wins · 胜诉")
        if dispute["status"] not in {"won", "lost"}:
            ends += press(f"/do/lose/{dispute['id']}", "Seller loses · 败诉", plain=True)
        yield f"{_named(world, dispute['payment_intent'])} · {escape(dispute['status'])}", ends


def _refunds(world: StripeDouble) -> Iterable[tuple[str, str]]:
    for refund in world.of_kind("refund"):
        if refund["status"] == "pending":
            yield (
                _named(world, refund["payment_intent"]),
                press(f"/do/refund-fails/{refund['id']}", "It fails · 失败", plain=True),
            )


def _payouts(world: StripeDouble) -> Iterable[tuple[str, str]]:
    for payout in world.of_kind("payout")[:10]:
        ends = ""
        if payout["status"] == "in_transit":
            ends = press(f"/do/payout-arrives/{payout['id']}", "It arrives · 到账") + press(
                f"/do/payout-fails/{payout['id']}", "The bank refuses it · 失败", plain=True
            )
        yield f"{money(payout['amount'], payout['currency'])} · {escape(payout['status'])}", ends


def _accounts(world: StripeDouble) -> Iterable[tuple[str, str]]:
    for id_, account in world.things.items():
        if account["object"] == "account" and id_ not in world.gone:
            yield (
                f"{escape(id_)} · {'may charge' if account['charges_enabled'] else 'may not charge'}",
                press(f"/do/pay-out/{id_}", "Pay out · 提现")
                + press(f"/do/disable/{id_}", "Stop payments · 停用", plain=True)
                + press(f"/do/enable/{id_}", "Allow payments · 启用", plain=True)
                + press(f"/do/leave/{id_}", "Take access away · 解除授权", plain=True),
            )


def _named(world: StripeDouble, intent_id: str) -> str:
    intent = world.things[intent_id]
    return f"{money(intent['amount'], intent['currency'])} · {escape(intent.get('description') or intent_id)}"
