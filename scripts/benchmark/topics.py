"""The twenty subjects of an office that looks after a city: who works on them, at what, and for which task."""

from typing import NamedTuple


class Topic(NamedTuple):
    """A subject that items are about."""

    slug: str
    """The beginning of the names of its items."""
    units: tuple[str, ...]
    """The units that write about it, by id."""
    tasks: tuple[str, ...]
    """The tasks of the plan that it is evidence for."""
    tags: tuple[str, str, str]
    """Three key words that no other subject has."""
    works: tuple[str, ...]
    """What is done, as a noun."""
    things: tuple[str, ...]
    """What it is done to."""
    activity: str
    """The kind of its activities, a word of the model."""


TOPICS: tuple[Topic, ...] = (
    Topic(
        "street-cleaning",
        ("sanitation", "sanitation-east", "sanitation-west"),
        ("management", "conduct"),
        ("清扫保洁", "道路清扫", "机械作业"),
        ("主次干道普扫", "背街小巷保洁", "人行道冲洗", "落水口清掏", "果皮箱擦洗", "雨后清淤"),
        ("洗扫车", "果皮箱", "落水口", "护栏", "人行道砖缝", "绿化带边角"),
        "志愿",
    ),
    Topic(
        "waste-sorting",
        ("sanitation", "waste"),
        ("conduct", "environment"),
        ("垃圾分类", "收运体系", "源头减量"),
        ("分类投放指导", "定时定点收运", "厨余垃圾单独收集", "大件垃圾预约", "收运路线调整", "分类知识入户"),
        ("分类投放点", "收集容器", "收运车辆", "公示牌", "称重台账", "洗手设施"),
        "志愿",
    ),
    Topic(
        "public-toilets",
        ("sanitation", "facilities"),
        ("environment", "management"),
        ("公厕管护", "便民设施", "无障碍"),
        ("公厕巡回保洁", "管道疏通", "无障碍改造", "导向牌补装", "通风除味", "延时开放"),
        ("洗手池", "照明灯具", "扶手", "导向牌", "排风设备", "冲水阀"),
        "志愿",
    ),
    Topic(
        "street-lamps",
        ("lighting",),
        ("institutions", "management"),
        ("路灯维护", "夜间巡查", "节能改造"),
        ("夜间巡灯", "灯杆编号核对", "电缆接头检修", "单灯控制调试", "旧灯头更换", "抢修演练"),
        ("灯杆", "配电箱", "电缆接头", "单灯控制器", "检修车", "灯号牌"),
        "教育",
    ),
    Topic(
        "street-vendors",
        ("enforcement", "enforcement-direct"),
        ("conduct", "management"),
        ("市容巡查", "文明执法", "摊点疏导"),
        ("占道经营劝导", "早市摊点疏导", "店外堆放清理", "校门口秩序维护", "执法用语演练", "错时巡查"),
        ("临时摊区", "划线点位", "执法记录仪", "劝导单", "巡查路线图", "摊位公约"),
        "教育",
    ),
    Topic(
        "parking-order",
        ("enforcement", "parking"),
        ("management", "conduct"),
        ("停车秩序", "泊位管理", "非机动车"),
        ("泊位标线复划", "共享单车归位", "盲道占用清理", "错峰停车协调", "医院周边引导", "停车指引更新"),
        ("停车泊位", "盲道", "指引牌", "非机动车架", "隔离桩", "诱导屏"),
        "志愿",
    ),
    Topic(
        "signs-and-posters",
        ("enforcement", "approval"),
        ("environment", "institutions"),
        ("户外广告", "店招规范", "小广告清理"),
        ("店招安全排查", "破损广告拆除", "墙面小广告清洗", "设置方案审查", "灯箱检修", "公益广告更换"),
        ("店招支架", "灯箱", "公益广告栏", "楼体字牌", "便民信息栏", "围挡"),
        "教育",
    ),
    Topic(
        "building-spoil",
        ("spoil", "enforcement-direct"),
        ("institutions", "integrity"),
        ("渣土整治", "工地出口", "夜间执法"),
        ("渣土车密闭检查", "工地出口冲洗监督", "运输路线核准", "夜间联合检查", "消纳场巡查", "抛洒路段溯源"),
        ("冲洗平台", "密闭顶盖", "运输台账", "出口硬化路面", "卡口记录", "消纳场地磅"),
        "教育",
    ),
    Topic(
        "parks",
        ("parks", "parks-lakeside"),
        ("environment", "spirit"),
        ("园林绿化", "公园管护", "花境布置"),
        ("行道树修剪", "草坪补植", "病虫害防治", "花境更换", "园路维修", "古树复壮"),
        ("行道树", "草坪", "花箱", "园路", "灌溉管线", "树木支撑"),
        "志愿",
    ),
    Topic(
        "flood-season",
        ("drainage", "facilities"),
        ("conduct", "management"),
        ("防汛排涝", "应急值守", "管网清淤"),
        ("雨水管网清淤", "易涝点值守", "泵站试车", "井盖排查", "防汛物资盘点", "夜间雨情巡查"),
        ("泵站", "雨水篦子", "移动泵车", "井盖", "沙袋", "水位标尺"),
        "教育",
    ),
    Topic(
        "snow-and-frost",
        ("facilities", "sanitation-east"),
        ("conduct", "spirit"),
        ("除雪防冻", "寒潮应对", "物资储备"),
        ("桥面撒盐除冰", "防滑物资分发", "水管防冻包扎", "扫雪分段包干", "夜间结冰巡查", "车辆换装防滑链"),
        ("融雪剂", "防滑垫", "推雪板", "桥面", "坡道", "值班车辆"),
        "志愿",
    ),
    Topic(
        "digital-city",
        ("command", "information"),
        ("institutions", "management"),
        ("数字城管", "案件办理", "数据核查"),
        ("案件派遣", "超期案件清理", "立案标准修订", "部件普查", "视频巡查", "结案回访"),
        ("案件台账", "部件编码", "监督终端", "大屏图层", "回访记录", "责任清单"),
        "教育",
    ),
    Topic(
        "service-window",
        ("approval", "office"),
        ("institutions", "integrity"),
        ("便民服务", "一次办好", "窗口作风"),
        ("一次性告知", "材料清单精简", "延时服务", "帮办代办", "现场勘验提速", "办件回访"),
        ("办事指南", "材料清单", "叫号设备", "评价器", "勘验记录", "样表"),
        "座谈",
    ),
    Topic(
        "frontline-care",
        ("union", "sanitation"),
        ("spirit", "conduct"),
        ("一线风采", "职工关爱", "送清凉"),
        ("休息点升级", "防暑用品分发", "免费体检", "职工食堂改善", "困难职工走访", "夏季错时作业"),
        ("休息点", "热水器", "药箱", "微波炉", "遮阳棚", "体检报告"),
        "座谈",
    ),
    Topic(
        "reading",
        ("personnel", "research"),
        ("spirit", "common-values"),
        ("读书学习", "荐书会", "学习笔记"),
        ("班组读书角更新", "每月荐书", "业务书目领读", "读书笔记交流", "流动书箱送书", "新书上架"),
        ("流动书箱", "书架", "读书笔记", "借阅登记本", "荐书卡", "阅览座位"),
        "读书",
    ),
    Topic(
        "calligraphy",
        ("publicity", "party-committee"),
        ("spirit", "environment"),
        ("书法作品", "文化墙", "展览展示"),
        ("习字小课", "春联义写", "楼道作品轮换", "临帖点评", "班组展墙布置", "作品征集"),
        ("毛毡", "字帖", "展墙", "春联纸", "装裱作品", "说明牌"),
        "书法",
    ),
    Topic(
        "integrity",
        ("discipline", "audit"),
        ("integrity",),
        ("廉政教育", "家庭助廉", "风险防控"),
        ("岗位风险清单修订", "警示教育", "廉政短信编写", "家访谈心", "采购流程抽查", "节前提醒"),
        ("风险清单", "公示栏", "采购台账", "承诺书", "提醒卡", "廉政书架"),
        "教育",
    ),
    Topic(
        "rules",
        ("office", "legal"),
        ("institutions",),
        ("制度建设", "督查督办", "会风文风"),
        ("制度清理", "议定事项督办", "公文篇幅压缩", "会议排期统筹", "执行情况抽查", "流程图解"),
        ("制度汇编", "督办单", "会议申请单", "流程图", "销号台账", "意见记录"),
        "座谈",
    ),
    Topic(
        "sports",
        ("union", "youth"),
        ("conduct", "spirit"),
        ("文体活动", "团队协作", "健身"),
        ("乒乓球联赛", "环湖健步走", "拔河比赛", "羽毛球友谊赛", "工间操推广", "趣味运动会"),
        ("计分表", "参赛名单", "器材", "医药箱", "场地标线", "奖状"),
        "体育",
    ),
    Topic(
        "volunteers",
        ("youth", "publicity"),
        ("common-values", "conduct"),
        ("志愿服务", "社区共建", "开放日"),
        ("社区清洁日", "城管体验岗", "小小城管课堂", "老人家电清灰", "文明出行劝导", "市民开放日"),
        ("服务手册", "马甲", "体验路线", "课堂教具", "积分本", "建议箱"),
        "志愿",
    ),
)
