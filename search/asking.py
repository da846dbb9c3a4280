"""Words that people put around the thing they look for. They go from a query that holds more than them."""

_COMMON = """
    a an and are as at be by for from in is it of on or that the this to with 的 和 与 及 或 了
"""
TOO_COMMON = frozenset(_COMMON.split())  # not even indexed
_ASKING = """
    how what which where who whom whose when why can could should must may might does do did doing is was were will would
    need needs needed wanted want wants get gets getting got obtain obtaining please help find finding looking look search
    searching show tell know my our your their i we you me us they have has had sell sells selling sold make makes making
    made give any all some about into onto if so there here near best good cheap cheapest cheaper cost costs price prices
    pricing fee fees much many long take takes time require required requires requirement requirements apply applying
    application procedure steps offer offers offered provider providers supplier suppliers manufacturer manufacturers maker
    makers factory factories company companies brand brands list am im id ive whats hows use used using prove proves proving
    proof demonstrate explain teach allowed possible necessary mandatory buy buying buyer buyers purchase order ask asks
    asking asked someone somebody anyone everyone really just also only then than such before after let like
    什么 怎么 怎样 怎么样 如何 哪个 哪些 哪种 哪里 哪家 哪儿 谁 几 多少 多久 多长 时间 吗 呢 吧 啊 呀 请 请问 我 我们 我司 你 你们 您 他们 需要 需
    要 想 想要 应该 应 必须 可以 可 能 能够 能否 可否 是否 是 有 有没有 没有 做 办 办理 办下来 申请 申办 找 查 查询 求 求助 帮 帮忙 帮我 推荐 出口 进口
    卖 销售 生产 相关 关于 一下 一个 一张 才能 才 取得 获得 拿 拿到 在 对 到 给 用 里 上 下 个 张 家 就 都 也 还 去 来 这 那 多 费用 价格 收费 多少钱 钱
    流程 步骤 材料 资料 周期 条件 供应商 厂家 厂商 生产厂家 制造商 公司 企业 工厂 品牌 哪 的话 为 被 把 让 呗 嘛
    怎 么 办证 需不需要 要不要 能不能 名单 名录 列表 证明 说明 教 教我 告诉 知道 了解 咨询 请教 问 想问 怎么办 怎么做 客户 买家 自己 我家 家里
    打算 准备 计划 觉得 是不是 行不行 好不好 有哪些 过 通过 符合 满足 算 属于 谁家 别人 老板 帮我查 看 看看 会 该 得 需求 去哪 去哪里 哪些地方
"""
_ABOUT_IT = """
    certification certifications certificate certificates certified certify certifying certifier certificated scheme schemes
    product products mark marks standard standards accredited approval approvals conformity compliance compliant cert certs
    认证 证书 产品 标志 认证证书 产品认证 认证方案 方案 机构 认证机构 类 种 类产品 标准 国标 国家标准 行业标准 规范 合格证 资质 认可 自愿性 自愿 自愿性认证
    证 型号 商品
"""
_TESTING = """
    test tests tested testing inspect inspected inspection inspections report reports evaluate evaluated evaluation assess
    assessment assessed examine examination check checked measure measured measurement label labels seal licence license
    检测 检验 检验检测 测试 试验 测 检查 检 报告 检测报告 检验报告 测试报告 评价 评估 评定 审核 测评 评测 鉴定 检定 贴标
"""
ASKING, ABOUT_IT = frozenset(_ASKING.split()), frozenset(_ABOUT_IT.split())
TESTING = frozenset(_TESTING.split())  # how a thing is looked at: another word for certifying, as most people use them
