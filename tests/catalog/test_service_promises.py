"""No text of a service says that buying it passes, or is certified sooner, more easily or at less cost (INV-9)."""

import pytest

from accounts.models import User
from catalog.actions.service_drafts import publish_service, save_service
from lib.refusal import Refused
from tests.catalog.services import becomes, date_of, draft_service, lab_line, published_service
from vocabulary.promises import promises_in

PROMISES = """
本课程包过，不过全额退款。
考试包过
保证通过认证
我们保证您一次性通过审核。
确保通过
包拿证
未通过认证全额退款
百分百通过
优先审核
购买本服务的企业优先受理认证申请
加急发证
快速取证
缩短认证周期
缩短认证时间
认证更快
购买后认证审核更容易通过
更容易通过认证
认证费用减免20%
认证费可享八折
购买检测服务可抵扣认证费用
免工厂检查
内部渠道
绿色通道
走绿色通道
提高认证通过率
不懂标准也包过
送证书
轻松拿证
不仅保证通过，还优先审核
承诺取得认证证书
认证打八折
Guaranteed pass
We guarantee you will pass.
a guaranteed pass in the exam
Your pass is guaranteed
100% pass
money back if you fail
priority review for our clients
Faster certification for buyers
easier certification if you buy this
certification becomes cheaper
a discount on certification fees
10% off your certification
waives the certification fee
skip the factory inspection
fast track to certification
speeds up your certification
raises your chances of passing
get certified faster
not only a guaranteed pass
No worries, guaranteed pass
ensures that you pass
Certification fees are reduced for buyers
inside contacts at the certification body
Refund if you do not pass
fast and easy certification
"""
NEAR_MISSES = """
购买本服务不影响任何认证的审核、时间与价格。
本服务不保证通过认证。
本培训不承诺通过考试
没有包过、优先审核或绿色通道。
不会优先审核，也不会缩短认证周期
外包过程的控制
识别外包过程与关键过程
保证金按约定退还
优先采用国家标准
加急检测另行报价
更快出具检测报告
检测不合格的样品退回
确保通过校准保持测量准确
环保过程控制
面包过敏原检测
认证费用由认证机构另行收取
了解认证流程和认证费用的构成
依据认证规则整理认证时间要求
通过率统计方法
样品通过快递寄送
提高产品合格率
This does not guarantee a pass.
No guaranteed pass, no priority review.
no guaranteed pass, priority review or faster certification
A pass is not guaranteed.
Buying this does not make certification faster, easier or cheaper.
Whether you buy this changes nothing about any certification.
Faster delivery of the test report
Test reports within five days
How certification fees are made up
We never promise a certificate
The laboratory ensures certification requirements are known
The certificate of attendance is sent by post
Free samples are returned
Participants who pass the exam get a certificate of the course
A faster method of the same standard
Quick test
guaranteed delivery on the day named
certification bodies
reduces the time of the test
an audit of your own processes
我方不就认证结果作出任何承诺
绝不承诺包过
"""


@pytest.mark.parametrize("text", PROMISES.strip().splitlines())
def test_a_promise_is_found(text: str):
    assert list(promises_in(text))


@pytest.mark.parametrize("text", NEAR_MISSES.strip().splitlines())
def test_what_denies_a_promise_or_speaks_of_something_else_passes(text: str):
    assert list(promises_in(text)) == []


def test_the_sentence_is_named_with_its_phrase():
    found = list(promises_in("课程共两天。学员包过，不过退款！另有资料。"))
    assert [(each.phrase, each.sentence) for each in found] == [("包过", "学员包过，不过退款！")]


def test_a_service_that_promises_a_pass_is_not_published(in_northseal, sima: User):
    draft = draft_service(sima, "training", summary_en="Two days. A guaranteed pass in the exam.")
    with pytest.raises(Refused, match=r"“A guaranteed pass in the exam\.” says “guaranteed pass”"):
        publish_service(draft, by=sima)


@pytest.mark.parametrize("place", ["deliverables", "milestones", "options"])
def test_promises_are_looked_for_in_every_text(in_northseal, sima: User, place: str):
    words = {"zh": "优先审核", "en": "A document"}
    rows = {
        "deliverables": [words],
        "milestones": [{"name": words, "percent": 100, "days": 3}],
        "options": [{"number": 1, "name": words, "amount": 1}],
    }
    draft = save_service(draft_service(sima), values={place: rows[place]}, by=sima)
    with pytest.raises(Refused, match="优先审核"):
        publish_service(draft, by=sima)


def test_the_method_of_a_test_promises_nothing(in_northseal, sima: User):
    becomes("laboratory")
    draft = draft_service(sima, "testing", lines=[lab_line(method="优先审核")])
    with pytest.raises(Refused, match="优先审核"):
        publish_service(draft, by=sima)


def test_the_place_of_a_date_promises_nothing(in_northseal, sima: User):
    with pytest.raises(Refused, match="包过"):
        date_of(published_service(sima, "training").service, sima, place_zh="杭州，学员包过")
