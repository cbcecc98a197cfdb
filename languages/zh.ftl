### 中文：大厅自己的语言。这个文件决定有哪些文字、哪些变量；其他语言的文件照它来，怎么加一种语言见 languages/README.md。
### Chinese, the hall's own language. It says which messages there are and which variables they have.

## language: What this language is, and how it writes lists, ranges and sentences. [pages, devices]

# Its own name, in its own words.
language-name = 中文
# By BCP 47, for `lang` on a page and for voices.
language-tag = zh-CN
# `ltr` or `rtl`.
language-direction = ltr
# From nought to nine.
language-digits = 0123456789
# The code of the language that speaks where this file has no words.
language-fallback = zh
# The voice of espeak-ng. Its plain Chinese voice reads characters as English in versions before 1.52.
language-voice = cmn-latn-pinyin
# Between the members of a list.
language-list_separator = 、
# Between longer members of a list.
language-clause_separator = ；
# Between the first and the last of windows that follow one another.
language-range_dash = —
# Between two clauses of a sentence.
language-comma = ，
# Between what is named and what is said of it.
language-colon = ：
# Between two sentences.
language-stop = 。
# Between a word and what follows it in one sentence.
language-space = {""}
# $words (text)
language-in_brackets = （{ $words }）

## time: Days, dates and how long something lasts. [pages, devices]

# $day (number) from 0, Sunday
time-weekday =
    { $day ->
        [0] 周日
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
       *[6] 周六
    }
# $day (number) from 0, Sunday; as short as a panel needs it
time-weekday_short =
    { $day ->
        [0] 周日
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
       *[6] 周六
    }
# $month (number) from 1
# $date (number)
time-date = { $month }月{ $date }日
# $month (number) from 1
# $date (number)
time-date_short = { $month }月{ $date }日
# $date (text)
# $weekday (text)
time-day = { $date } { $weekday }
# $time (text)
time-tomorrow = 明天 { $time }
# $time (text)
time-next_day = 次日 { $time }
# $day (text)
# $time (text)
time-on_day = { $day } { $time }
time-daily = 每天
# $from (text)
# $to (text)
time-from_to = { $from }至{ $to }
# $count (number)
time-minutes = { $count } 分
time-under_minute = 不到 1 分
# $hours (number)
# $minutes (number)
time-hours_minutes = { $hours } 小时 { $minutes } 分

## words: Waits, places, people ahead and the rule for missed calls: the same on every screen and on paper. [pages, devices]

words-wait_unserved = 暂无窗口办理
words-wait_none = 无需等候
# $minutes (number)
words-wait_within = { $minutes } 分钟以内
# $minutes (text) for example 10–20
words-wait_minutes = 约 { $minutes } 分钟
# $hours (text) for example 1.5–2
words-wait_hours = 约 { $hours } 小时
# $count (number)
words-ahead =
    { $count ->
        [0] 前面没有人
       *[other] 前面还有 { $count } 人
    }
# $time (text)
words-booked = 预约 { $time }
# $count (number)
words-people = { $count } 人
# $count (number)
words-for_others = 代 { $count } 人办理
words-in_hall = 请在大厅等候
# $area (text) a letter or a name
words-area = { $area }区
# $areas (text) each as `words-area` has it
# $count (number, optional) of areas
words-in_areas = 请在{ $areas }等候
# $area (text) as `words-in_hall` or `words-in_areas` has it
words-called_there = { $area }叫号
# $area (text)
# $windows (text) as `words-windows` has it
words-there_and_windows = { $area }，{ $windows }
# $labels (text) for example 3—6
# $count (number, optional) of windows
words-windows = { $labels }号窗口
words-missed_to_window = 过号请到原窗口，请工作人员重新呼叫
# $count (number)
words-missed_behind = 过号请到导办台，可排在 { $count } 人之后重新等候
words-missed_end = 过号请到导办台，可排到队尾重新等候
words-missed_own = 过号请到导办台，可按原来的次序继续等候

## ticket: What is printed for a visitor, beside the words above. [pages, devices]

ticket-prepare = 请备好
ticket-scan = 扫码看进度
ticket-valid_today = 当日有效
ticket-copy = 补打
# $clock (text)
ticket-as_of = 等候情况截至 { $clock }（服务器断开）
# $count (number)
ticket-documents_left = 另有 { $count } 项，请扫码查看
# $count (number)
ticket-services_left = 另 { $count } 项
# Printed without a number: what a visitor has to bring and know (一次性告知).
ticket-list_title = 办事材料清单（一次性告知）
ticket-list_steps = 依次办理
ticket-list_documents = 请备好以下材料
ticket-list_no_documents = 无需材料
ticket-list_fee = 费用
ticket-list_free = 不收费
ticket-list_usual = 办理约需
# $minutes (number)
ticket-list_usual_minutes = { $minutes } 分钟
ticket-list_promised = 办结时间
ticket-list_promised_now = 当场办结
# $days (number)
ticket-list_promised_days = { $days } 个工作日内
ticket-list_where = 办理地点
ticket-list_no_number = 本单不是号票，办理时请取号
ticket-list_elsewhere = 本厅不办理，请到上述地点
# $count (number)
ticket-list_left = 另有 { $count } 项，请到导办台询问

## speech: What voices say, letters and digits so that no voice swallows or sums them. [pages, devices]

# $number (text) as `speech-digit` and the letters make it
# $window (text)
speech-call = 请{ $number }号到{ $window }号窗口办理
# $labels (text) as they are said
# $count (number, optional) of windows
speech-windows = { $labels }号窗口
# $digit (number) one digit by itself
speech-digit =
    { $digit ->
        [0] 零
        [1] 一
        [2] 二
        [3] 三
        [4] 四
        [5] 五
        [6] 六
        [7] 七
        [8] 八
       *[9] 九
    }
# $tens (number) from 1
# $ones (number)
speech-two_digits =
    { $tens ->
        [1] {""}
        [2] 二
        [3] 三
        [4] 四
        [5] 五
        [6] 六
        [7] 七
        [8] 八
       *[9] 九
    }十{ $ones ->
        [0] {""}
        [1] 一
        [2] 二
        [3] 三
        [4] 四
        [5] 五
        [6] 六
        [7] 七
        [8] 八
       *[9] 九
    }
# Between a letter and digits, between digits.
speech-between = {""}
# Between two letters, which would otherwise be read as a word.
speech-between_letters = {" "}
# The letter A before something else; in English it would be the article.
speech-letter_a = A

## outcome: How a step ends. [pages]

outcome-decided = 当场办结
outcome-accepted = 已受理
outcome-passed = 收件转部门
outcome-papers_missing = 待补正
outcome-refused = 不予受理
outcome-not_here = 非本厅事项
outcome-advice = 咨询

## reason: Why a window pauses and why a ticket is called out of order, as desks choose it from a list. [pages]

reason-short_break = 短暂离开
reason-papers = 取送材料
reason-equipment = 设备故障
reason-handover = 交接班
reason-meal = 用餐
reason-meeting = 开会
reason-other_duties = 其他事务
reason-unwell = 身体不适
reason-papers_complete = 材料已补齐
reason-belongs_together = 同一批办理
reason-urgent = 急件
reason-correction = 纠正错误
reason-approved = 领导批准
reason-other = 其他原因

## why: Why a ticket was called when it was, as a clerk can pass it on to a visitor who asks. [pages]

# $count (number) of earlier arrivals that were passed
why-order =
    { $count ->
        [0] 按先后顺序
       *[other] 比 { $count } 人先叫
    }
why-interrupted = 办理被中断，最先叫
why-returning = 办过一步后回来
# $minutes (number)
why-overdue = 已等 { $minutes } 分钟，超过最长等候
# $class (text)
why-share = { $class }有固定名额
why-early = 预约未到时间，没有别人等
why-latecomer = 过号后重叫
why-out_of_order = 不按顺序
# $class (text)
# $minutes (number)
why-head_start = { $class }提前 { $minutes } 分钟
why-longest = 等得最久
why-helped = 兼办
why-beside_interrupted = 办理被中断
why-beside_returning = 办过一步后回来
why-beside_overdue = 超过最长等候
why-beside_share = 有固定名额
# $minutes (number)
why-beside_head_start = 提前 { $minutes } 分钟

## story: What happened to a ticket, in one line each. [pages]

story-by_kiosk = 取号机
story-by_board = 显示屏
story-by_clerk = 窗口
story-by_reception = 导办台
story-by_manager = 主管
story-by_admin = 管理员
story-by_visitor = 本人
story-by_auditor = 审计
story-by_system = 系统
story-issued = 取号
story-issued_alone = 服务器断开时在取号机取的号，现在并入大厅
# $number (text)
# $before (text)
story-number_replaced = 以纸上的 { $number } 代替 { $before }：取号时应答没有传到
# $window (text)
story-called = 叫号到{ $window }
# $window (text)
story-went_on = 接着办下一项：{ $window }
# $window (text)
story-recalled = 重呼到{ $window }
story-started = 开始办理
story-started_assumed = 开始办理（推定）
# $window (text)
story-missed = 过号：{ $window }
# $outcome (text)
story-finished = 办结：{ $outcome }
story-requeued = 排回队伍
story-cancelled = 取消
# $class (text)
story-granted = 优先类型改为{ $class }
story-printed = 已出纸
story-printed_again = 补打
story-printed_failed = 没有出纸
story-printed_uncertain = 不确定是否出纸
story-printed_on_screen = 在屏幕上给号，未打印
story-noted = 写了备注
story-came_back = 回来了
# $window (text)
story-came_back_for = 回来了，等{ $window }
story-returned_to_line = 窗口关了，回到队伍
# $window (text)
story-served_without_ticket = 无号办理：{ $window }
story-papers_missing = 一次性告知缺少的材料
story-case_opened = 已受理，承诺办结
story-case_closed = 承诺的结果已出
# $window (text)
story-parked = 挂起：{ $window }
# $window (text)
story-resumed = 继续办理：{ $window }
# $to (text) a service or a window
story-sent_to = 转到{ $to }
story-sent_to_clerk = 转给指定工作人员
# $service (text)
story-step_added = 加办{ $service }
story-undone = 撤回

## fact: What an entry of the record says, where it is about no ticket. [pages]

# $day (text)
fact-day_begun = 开始办公日 { $day }
fact-day_ended = 办公日结束
# $number (text)
# $day (text)
fact-expired_alone = { $day } 断网时取的号 { $number } 现在才并入：当日已作废
fact-plan_adopted = 启用配置
# $window (text)
fact-window_opened = 开放窗口：{ $window }
# $window (text)
# $reason (text)
fact-window_paused = 暂停：{ $window }（{ $reason }）
# $window (text)
fact-window_taken_over = 接手：{ $window }
# $window (text)
fact-window_left = 交班，办事人留在窗口：{ $window }
# $window (text)
fact-window_lent = 顶岗：{ $window }
# $window (text)
fact-lend_ended = 顶岗结束：{ $window }
# $window (text)
fact-window_waits = 预叫：{ $window }
fact-hall_closed = 停止取号
fact-day_extended = 延时开放
fact-day_shortened = 延时改早
# $booking (text)
fact-booked = 预约：{ $booking }
# $booking (text)
fact-booking_moved = 预约改时间：{ $booking }
# $booking (text)
fact-booking_cancelled = 预约取消：{ $booking }
# $booking (text)
fact-booking_missed = 预约未到：{ $booking }
# $booking (text)
fact-checked_in = 预约签到：{ $booking }
# $window (text)
fact-window_closed = 关窗：{ $window }

## refusal: Every “no”, by its code, in words that say what to do. [pages]

refusal-no_plan = 大厅还没有配置，请联系技术人员
refusal-hall_closed = 大厅现在不发号
# $when (text)
refusal-hall_closed_until = 大厅现在不发号，{ $when }开始
refusal-day_not_over = 上一个办公日还没有结束
refusal-too_late_today = 今天办不完了，请明天再来
refusal-unknown_service = 没有这个事项
refusal-service_retired = 这个事项已不再受理
refusal-no_window = 现在没有窗口办理这个事项，请到导办台咨询
refusal-daily_limit_reached = 这个事项今天的号已发完
refusal-needs_server = 服务器暂时连不上，这个事项现在不能取号，请到导办台
refusal-disk = 取号机无法保存，暂不能取号，请到导办台
refusal-booking_alone = 服务器暂时断开，查不到预约：请直接取号，或到导办台
refusal-block_used_up = 本机预留的号已用完，请到导办台取号
refusal-not_of_block = 这个号不是本机的号
refusal-number_given = 这个号已经发给别人
refusal-day_not_begun = 大厅还没有开始这一天
refusal-bad_steps = 一个号最多办 8 个事项，每个一次
refusal-unknown_journey = 没有这个一件事流程
refusal-bad_party = 一个号可代表 1 至 200 人；代办人须为每个事项指明委托人，最多 16 位
refusal-clerk_away = 指定的经办人现在不在窗口
refusal-needs_full_authority = 这个事项须由首席代表窗口办理：请转到有授权的窗口
refusal-unknown_class = 没有这个优先类型
refusal-class_not_granted = 这个优先类型请到导办台办理
refusal-evidence_required = 这个优先类型要看证件：请选择出示了什么
refusal-class_used_up = 这个优先类型今天的名额已用完
refusal-ticket_exists = 这个号已经发出
refusal-day_full = 今天的号已全部发完
refusal-unknown_ticket = 今天没有这个号
refusal-unknown_window = 没有这个窗口
refusal-window_not_open = 窗口尚未开放：请先开放窗口
refusal-window_paused = 窗口已暂停：请先恢复
refusal-window_taken = 这个窗口已由另一位同事开着
refusal-clerk_elsewhere = 您还开着另一个窗口：请先在那里办结并关窗
refusal-last_window = 只有本窗口办这些事项，请指定替班窗口或恢复时间
refusal-bad_substitute = 替班要选另一个开着的窗口
refusal-time_passed = 这个时间已经过了
refusal-too_many_parked = 挂起的人已到上限：请先恢复一位
refusal-not_offered = 这个窗口不办这个事项
refusal-window_busy = 有办事人还在窗口：请先办结、过号、挂起或转出
# $number (text)
refusal-window_busy_with = { $number } 还在窗口：请先办结、过号、挂起或转出
refusal-not_current = 这个号已不在本窗口，页面已更新
refusal-not_started = 办事人已叫号还没到：请先开始、重呼或过号
# $number (text)
refusal-not_started_with = { $number } 已叫号还没到：请先开始、重呼或过号
refusal-already_started = 办事人正在办理：请办结
# $number (text)
refusal-already_started_with = { $number } 正在办理：请办结
refusal-at_another_window = 这个号在另一个窗口
refusal-wrong_state = 这个号现在的状态不能这样办
refusal-reason_required = 插叫需要写明原因
refusal-bad_reason = 原因要 1 到 80 个字
refusal-recalls_used_up = 重呼次数已用完：请按过号
refusal-recall_too_soon = 刚叫过：请稍等再重呼
refusal-came_too_late = 过号太久，不能再排：请重新取号
refusal-requeues_used_up = 重新排队次数已用完：请重新取号
refusal-returns_used_up = 凭原号今天取号次数已用完：请到导办台
refusal-nothing_to_undo = 两分钟内没有可撤回的
refusal-changed_since = 这个号之后有了变化，不能撤回
refusal-papers_not_named = 选择“待补正”时请勾选缺少的材料；其他结果不用勾选
refusal-unknown_document = 这个事项不要求这份材料
refusal-no_papers_missing = 这个号没有待补正的材料，或材料已补齐
refusal-already_back = 补正的号已经取过，请看已发的号
refusal-too_late_to_return = 补正期限已过：请重新取号
refusal-no_open_case = 这个号在此事项下没有未办结的承诺件
refusal-bad_plan = 配置有错
refusal-unknown_booking = 没有这个预约：请核对预约码，过期的预约已删除
refusal-step_required = 该号有多件同一事项的承诺件：请指明是哪一件
refusal-booking_exists = 这个预约码已经用过
refusal-bookings_full = 预约已满，请稍后再试
refusal-slot_full = 这个时段已约满，请选其他时段
refusal-phone_needed = 请填写手机号，验证码会发到这里
refusal-confirmation_needed = 请先获取验证码
refusal-confirmation_wrong = 验证码不对，请核对短信
refusal-confirmation_over = 验证码已失效，请重新获取
refusal-sms_failed = 短信没有发出，请稍后再试，或到导办台预约
refusal-slot_over = 这个时段已经过了，请选其他时段
refusal-not_bookable_yet = 这个时段还不能预约
# $when (text)
refusal-not_bookable_yet_until = 这个时段{ $when }起可以预约
refusal-too_early = 来早了，还不能签到
# $when (text)
refusal-too_early_until = 来早了：{ $when }起可以签到
refusal-closed_at_slot = 预约的时间大厅不开放，很抱歉。请改约，或到导办台办理
# $when (text)
refusal-closed_at_slot_until = 预约的时间大厅不开放，很抱歉。下次开放：{ $when }。请改约，或到导办台办理
refusal-booking_over = 这个预约已签到、已取消或已过时
refusal-bad_shortening = 只能改到现在以后、计划下班时间以后，且早于现在的下班时间
refusal-bad_extension = 延时只能到下班后 12 小时以内
refusal-tickets_still_wait = 还有人在等，只有本窗口能办：持号的人都要办完
refusal-plan_in_use = 新配置里没有的内容还在使用
refusal-plan_of_another_hall = 这是另一个大厅的配置
refusal-not_allowed = 您的账号不能这样办
refusal-key_reused = 这次操作和之前的不一致，请重新操作
refusal-second_ticket = 这张身份证今天已经取过这个事项的号，请看原来的号
refusal-card_old = 这是旧的 15 位身份证号，请使用现在的身份证
refusal-card_misread = 没有读清身份证，请再刷一次
refusal-visit_over = 这个号是以前的，只在当天有效：请重新取号
refusal-no_speech = 没有这段语音
refusal-starting = 大厅正在启动，请稍等再试
refusal-method_not_allowed = 页面出错，请刷新
refusal-socket_expected = 页面出错，请刷新
refusal-https_only = 请用 https:// 打开本页
refusal-key_missing = 页面出错，请刷新
refusal-unreadable = 页面出错，请刷新
refusal-invalid = 请检查所填内容
refusal-not_signed_in = 请先登录
refusal-signed_in_as_another = 这个浏览器刚才登录了另一个账号：请重新登录
refusal-password_short = 密码至少要 8 个字符
refusal-password_long = 密码太长：最多 512 个字节
refusal-password_repeats = 这个密码只是重复几个字符：请用几个互不相干的词
refusal-password_name = 这个密码就是账号名：请用几个互不相干的词
refusal-password_common = 这个密码太常见，会先被猜到：请用几个互不相干的词
refusal-password_same = 新密码和现在的密码一样
refusal-no_password = 这个登录没有密码
refusal-wrong_password = 账号或密码不对
refusal-too_many = 太频繁了，请稍等再试
refusal-too_large = 内容太长
refusal-record_locked = 服务器记录被别的程序占用，请联系技术人员
refusal-record_read_only = 服务器不能写入记录，请联系技术人员
refusal-record_io = 服务器磁盘出错，请联系技术人员
refusal-if_match_missing = 页面出错，请刷新
refusal-plan_changed = 配置已被别人修改，请刷新后再改
refusal-unknown_hall = 没有这个大厅
refusal-unknown_view = 没有这块屏或这个窗口
refusal-unknown_visit = 没有找到这个号
refusal-foreign_origin = 请从大厅自己的网址打开本页
refusal-too_many_sockets = 连接太多，请稍后再试
refusal-accounts_unavailable = 暂时不能登录，请稍后再试
refusal-internal = 服务器出错，请联系技术人员
refusal-unknown = 没有找到
refusal-busy = 大厅正忙，请再试一次
refusal-retry_same_key = 没有确认是否办成，请再按一次，不会重复
refusal-stopping = 服务器正在重启，请稍后再试
refusal-disk_full = 服务器磁盘已满，请联系技术人员
refusal-record_damaged = 服务器记录受损，请联系技术人员
refusal-away = 连不上大厅服务器，请再试一次
refusal-not_acknowledged = 屏幕上的号还没有确认，请先记下并确认
refusal-copies_used_up = 补打次数已用完，请到导办台
refusal-server_away = 连不上大厅服务器，暂不能取号
refusal-printer_not_ready = 打印机还没有准备好，暂不能取号
# The page's own fault.
refusal-page_at_fault = 页面出错，请刷新
refusal-ticket_over = 这个号已经结束，不用再提醒
refusal-technician_off = 本机没有开通技术员页面
refusal-too_many_attempts = 错误次数过多，请稍后再试
refusal-wrong_pin = 密码不对
refusal-not_entered = 请先输入技术员密码
# $line (number)
# $column (number)
refusal-location = 第 { $line } 行第 { $column } 列

## shared: What more than one page says. [pages]

shared-live = 实时
shared-connecting = 正在连接
# $time (text)
shared-stale_since = 自 { $time } 起未更新
shared-stale_refused = 许可已失效
shared-stale_unknown = 服务器上已没有它
shared-never_heard = 连不上大厅服务器，正在重试
# $time (text)
shared-back_at = { $time } 恢复办理
# $day (text)
shared-bring_by = { $day }（含）前带来，优先办理，无需重新排队
# $label (text)
shared-window = { $label }号窗口
# $label (text)
shared-window_named = { $label }号窗口
# $service (text)
# $count (number)
shared-service_waiting = { $service }（{ $count } 人）
# $at (number)
shared-for_person = （第 { $at } 人）
# $area (text)
shared-area = { $area }区
shared-documents = 请带材料
shared-fee = 费用
shared-busy = 正在办理…
shared-close = 关闭
shared-cancel = 取消
shared-retry = 再试一次
shared-language = 语言
shared-concern_closed_that_day = 当天不开放
shared-concern_outside_hours = 该时段不开放
shared-concern_service_retired = 事项已停办
shared-concern_no_such_time = 该时段已取消
shared-concern_no_window = 没有窗口办理
shared-concern_over_capacity = 该时段名额已减少
shared-state_waiting = 等候中
shared-state_called = 已叫号
shared-state_serving = 办理中
shared-state_parked = 挂起
shared-state_missed = 过号
shared-state_done = 办理完毕
shared-state_cancelled = 已取消
shared-state_expired = 当日作废
shared-state_transferred = 已转出
shared-state_open = 开放
shared-state_idle = 空闲
shared-state_not_calling = 未叫号
shared-state_paused = 暂停服务
shared-state_closed = 暂未开放
shared-state_overdue = 等候超时
shared-state_connected = 在线
shared-state_silent = 无应答
shared-state_away = 离线
shared-state_never = 未连接过
shared-printer_ready = 打印机正常
shared-printer_paper_low = 纸快用完
shared-printer_paper_out = 纸已用完
shared-printer_cover_open = 打印机盖未关好
shared-printer_cutter_error = 切纸刀卡住
shared-printer_error = 打印机故障
shared-printer_away = 打印机无应答
shared-printer_trouble_not_allowed = 无权使用打印机
shared-printer_trouble_not_found = 找不到打印机
shared-printer_trouble_held = 打印机被占用
shared-printer_trouble_paper_jam = 打印机卡纸
shared-printer_trouble_head_hot = 打印头过热，正在降温
shared-printer_trouble_ticket_left = 号票留在出票口
shared-printer_trouble_lost_in_job = 打印途中断电或断线
# $metres (number)
shared-paper_left = 余纸约 { $metres } 米
shared-ordinary = 普通
shared-compared = 比较过的号，先叫的在前
# $lasted (text)
shared-compared_waited = 等 { $lasted }
shared-note_field = 备注内容
shared-note_keep = 保存
shared-story = 经过
shared-story_loading = 正在查看…

## kiosk: The kiosk's page. [pages]

kiosk-title = 取号
kiosk-ask = 您要办什么？
kiosk-ask_service = 请选择事项
kiosk-ask_search = 请输入事项的拼音或首字母
# $name (text)
# $letters (text, optional)
kiosk-search_example = 例如：{ $name } → { $letters }
kiosk-booking = 预约
kiosk-ask_code = 请输入预约码
kiosk-code_help = 8 位数字，在预约页面上；也可以扫页面上的二维码
kiosk-code_else = 也可以返回，另取一个号。
kiosk-check_in = 签到取号
kiosk-digits = 数字
kiosk-back = 返回
kiosk-home = 重新开始
kiosk-search = 搜索
kiosk-delete = 删除
kiosk-clear = 清空
kiosk-big = 大字
kiosk-low = 低位
kiosk-contrast = 高对比
kiosk-voice = 语音
kiosk-unsure = 不知道办哪项？
# $service (text)
kiosk-unsure_take = 取“{ $service }”号
kiosk-unsure_ask = 请到导办台询问
# $count (number)
kiosk-services = { $count } 项
# $count (number)
kiosk-steps = { $count } 个事项，一个号
# $count (number)
kiosk-one_number = 一个号，依次办理 { $count } 个事项
kiosk-up = 上翻
kiosk-down = 下翻
kiosk-sold_out = 今天的号已发完
kiosk-no_window = 现在没有窗口办理
kiosk-wait = 等候时间
# $count (number)
kiosk-waiting_for =
    { $count ->
        [0] 这个事项没有人在等
       *[other] 这个事项 { $count } 人在等
    }
kiosk-where = 办理地点
kiosk-free = 不收费
kiosk-no_documents = 无需材料
kiosk-usual = 办理约需
# $minutes (number)
kiosk-usual_minutes = { $minutes } 分钟
kiosk-promised = 办结时间
kiosk-promised_now = 当场办结
# $days (number)
kiosk-promised_days = { $days } 个工作日内
kiosk-take = 直接取号
kiosk-taking = 正在取号…
kiosk-closed = 暂停取号
# $when (text)
kiosk-closed_until = 暂停取号，{ $when } 开始取号
kiosk-closed_look = 您可以先看看要带的材料
# $time (text)
kiosk-until = 取号到 { $time } 为止
kiosk-server_away = 连不上大厅服务器，暂时不能取号
# $clock (text)
kiosk-alone = 服务器暂时断开，照常取号。等候时间截至 { $clock }
# $count (number)
kiosk-to_merge = 还有 { $count } 个号待并入大厅
# $clock (text)
kiosk-as_of = 等候情况截至 { $clock }（服务器断开）
kiosk-trouble_token = 服务器不认识本机的令牌，暂时不能取号
kiosk-trouble_not_allowed = 本机的令牌不适用于这个大厅，暂时不能取号
kiosk-trouble_unknown = 服务器上没有这个大厅或这台取号机，暂时不能取号
kiosk-trouble_untrusted = 无法确认服务器的身份（证书），暂时不能取号
kiosk-program_away = 取号机正在重新启动，请稍等
kiosk-ask_staff = 请到导办台取号
kiosk-tell_staff = 请告诉工作人员，或到导办台取号
kiosk-printer_paper_out = 票纸用完了，暂时不能取号
kiosk-printer_cover_open = 打印机盖没有关好，暂时不能取号
kiosk-printer_cutter_error = 切纸刀卡住了，暂时不能取号
kiosk-printer_error = 打印机出了故障，暂时不能取号
kiosk-printer_away = 打印机没有应答，暂时不能取号
kiosk-printer_trouble_not_allowed = 本机没有使用打印机的权限，暂时不能取号
kiosk-printer_trouble_not_found = 找不到打印机，暂时不能取号
kiosk-printer_trouble_held = 打印机正被其他设备占用，暂时不能取号
kiosk-printer_trouble_ticket_left = 请取走出票口的号票
kiosk-printer_trouble_paper_jam = 打印机卡纸，暂时不能取号
kiosk-printer_trouble_head_hot = 打印机正在降温，请稍候再取号
kiosk-printer_trouble_lost_in_job = 打印机断电或断线，暂时不能取号
kiosk-your_number = 您的号
kiosk-printing = 正在打印，请稍等
kiosk-printed = 请取走号票
kiosk-failed = 号票未打印成功，号码有效
kiosk-uncertain = 号票可能未打印成功，号码有效
kiosk-remember = 请记住或拍下这个号，叫到时凭号办理
kiosk-noted = 我记下了
kiosk-reprint = 再打一次
kiosk-done = 完成
kiosk-still_there = 还在办理吗？
# $seconds (number)
kiosk-idle_left = { $seconds } 秒后返回首页
kiosk-go_on = 继续办理
kiosk-starting = 正在启动
kiosk-starting_help = 取号机正在连接大厅，请稍等
# $page (number)
# $pages (number)
kiosk-page = 第 { $page } 页，共 { $pages } 页
kiosk-letters = 字母
kiosk-options = 显示方式
kiosk-wanted = 常办事项
kiosk-by_department = 按部门查找
# $count (number)
kiosk-departments = { $count } 个部门
kiosk-ask_department = 由哪个部门办理？
kiosk-told_at_once = 一次性告知
kiosk-list_only = 只打印清单
kiosk-list_printing = 正在打印清单…
kiosk-list_printed = 请取走清单。办理时请取号
kiosk-list_failed = 清单未打印成功，请拍下屏幕上的内容
kiosk-take_paperless = 直接取号（不打印）
kiosk-paperless = 打印机暂时不能打印，取的号显示在屏幕上
kiosk-on_screen = 没有打印：请扫码存到手机，或记下、拍下这个号
kiosk-scan = 扫码存到手机
kiosk-still_reading = 号码记下了吗？
# $seconds (number)
kiosk-number_leaves = { $seconds } 秒后号码从屏幕上消失
kiosk-read_on = 再看一会儿
kiosk-elsewhere = 本厅不办理，请到
kiosk-elsewhere_wait = 那里现在
kiosk-elsewhere_closed = 那里现在暂停取号

## guide: What is said to those who use the kiosk by its key pad. [pages]

guide-welcome = 语音引导。按下键听下一项，按上键听上一项，按确认键选定，按左键返回，按右键重听。
# $times (number)
guide-language =
    { $times ->
        [0] 使用中文，请按确认键。
       *[other] 使用中文，请按 { $times } 次下键，再按确认键。
    }
# $at (number)
# $count (number)
guide-item = 第 { $at } 项，共 { $count } 项
guide-on = 已打开
guide-to_first = 已到末尾，回到开头
guide-to_last = 已到开头，转到末尾
guide-to = 到
guide-again = 再说一遍
guide-help = 下键或 8，下一项。上键或 2，上一项。确认键或 5，选定。左键或井号，返回。右键或星号，重听。1，声音小。3，声音大。7，说得慢。9，说得快。小数点，屏幕变黑或恢复。0，听这段说明。
guide-ask_help = 按键说明
guide-louder = 声音大
guide-quieter = 声音小
guide-faster = 说得快
guide-slower = 说得慢
guide-dark = 黑屏
# $level (number)
guide-volume = 音量 { $level }
# $level (number)
guide-pace = 语速 { $level }
guide-is_dark = 屏幕已变黑，别人看不到您办的事。
guide-is_light = 屏幕已恢复显示。
guide-veil = 正在语音引导，屏幕已变黑。触摸屏幕恢复显示。
guide-nothing = 这里没有可选的项目。
guide-deleted = 已删除
# $seconds (number)
guide-idle = 您还在吗？{ $seconds } 秒后返回首页。按任意键继续。
guide-failed = 语音暂时不能播放，请看屏幕，或请工作人员帮助
guide-no_voice = 本机没有这种语言的语音

## technician: The technician’s page of a kiosk. [pages]

technician-title = 技术员
technician-pin = 请输入技术员密码
# $count (number)
technician-pin_typed = 已输入 { $count } 位
technician-delete = 删除
technician-enter = 进入
technician-back = 返回取号页面
technician-off = 本机没有开通技术员页面：启动时没有给密码。
technician-wrong_pin = 密码不对，请重试
technician-too_many_attempts = 错误次数过多，请等半分钟再试
technician-away = 本机程序没有应答
# $seconds (number)
technician-closes_in = 无人操作，{ $seconds } 秒后返回取号页面
technician-stay = 继续
technician-printer = 打印机
technician-network = 网络
technician-computer = 本机
technician-waiting = 离线取号
technician-state = 状态
technician-code = 代码
technician-since = 自
technician-raw = 最近应答
technician-raw_none = 没有应答
technician-address = 地址
technician-profile = 型号配置
technician-server = 服务器
# $time (text)
technician-connected_since = 已连接，自 { $time } 起
# $time (text)
technician-away_since = 未连接，自 { $time } 起
technician-last_error = 最近错误
technician-none = 无
technician-trust = 证书
technician-trust_plain = 未加密
technician-trust_system = 由本机系统信任
# $what (text)
technician-trust_pinned = 只信任 { $what }
technician-version = 版本
technician-running = 程序已运行
technician-booted = 电脑已开机
technician-restarts = 一天内重启
technician-temperature = 温度
technician-disk = 磁盘剩余
# $free (text)
# $size (text)
technician-disk_of = { $free }（共 { $size }）
technician-clock = 时钟偏差
technician-last_ticket = 最近取号
technician-unknown = 不详
technician-to_merge = 待并入
technician-refused = 未能并入
technician-numbers = 本机预留的号
technician-numbers_low = 快用完了
technician-numbers_enough = 充足
technician-keeps_nothing = 本机不保存，服务器断开时暂停取号
technician-test_print = 打印测试页
technician-testing = 正在打印…
technician-printed = 测试页已打印
# $why (text)
technician-failed = 没有打印：{ $why }
# $why (text)
technician-uncertain = 不能确认是否打印：{ $why }
technician-busy = 正在取号或打印，请稍候再试
technician-restart = 重启程序
technician-restart_sure = 再按一次，确认重启
technician-restarting = 正在重启，稍后自动返回取号页面…
technician-bytes = 打印机通信
technician-bytes_help = → 发出，← 收到（十六进制）。号票内容不记录，只记开头和长度。
technician-bytes_none = 还没有通信
# $count (number)
technician-bytes_count = 共 { $count } 字节
technician-sent = 发出
technician-received = 收到
technician-log = 程序日志

## board: The boards on a TV. [pages]

board-title = 叫号屏
board-please = 请
# $label (text)
board-to_window = { $label }号窗口
# $label (text)
board-go = 请到 { $label } 号窗口
board-again = 再次呼叫
board-serving = 办理中
board-waiting = 等候
# $count (number)
board-waiting_total = 共 { $count } 人
board-nobody_waits = 没有人等候
# $count (number)
board-waiting_more = 其他 { $count } 人
board-missed = 过号
# $count (number)
board-missed_more = 等 { $count } 个
board-missed_help = 请到导办台
board-paused = 暂停
# $time (text)
board-until = 至 { $time }
board-empty = 请留意叫号
board-empty_help = 叫到您的号时，这里会显示窗口
board-on_break = 休息中
board-closed = 今日办理已结束
board-shut = 暂未开放
# $time (text)
board-opens = { $time } 开始办理
board-connecting = 正在连接大厅
board-connecting_help = 叫号以窗口为准
board-denied = 本屏尚未授权
board-denied_help = 请用技术人员给的链接打开一次
# $board (text)
board-unknown = 大厅没有叫号屏 { $board }
board-unknown_help = 请核对网址里的 board，或在配置里加上这块屏
board-no_hall = 没有找到大厅
board-no_hall_help = 请核对网址里的 hall，或先导入大厅的配置
board-stale_help = 叫号以窗口为准
board-sound = 点一下屏幕，开启声音
board-recent = 最近叫号

## window: The screen over a window. [pages]

# $label (text)
window-title = { $label }号窗口
window-please = 请
window-please_number = 号
window-serving = 办理中
window-idle = 请等候叫号
window-paused = 暂停服务
# $time (text)
window-back_at = { $time } 恢复办理
window-closed = 暂未开放
# $time (text)
window-opens = 大厅 { $time } 开始办理
window-connecting = 正在连接大厅
# $id (text)
window-unknown = 没有窗口 { $id }
window-denied = 本屏尚未授权
window-denied_help = 请用技术人员给的链接打开一次
window-unknown_help = 请核对网址里的 window，或在配置里加上这个窗口
window-no_hall = 没有找到大厅
window-no_hall_help = 请核对网址里的 hall，或先导入大厅的配置
window-no_window = 请在网址中写明 ?hall=大厅&window=窗口

## visitor: The visitor's phone. [pages]

# $number (text)
visitor-title = 我的号 { $number }
# $window (text)
# $number (text)
visitor-title_called = 请到{ $window }号窗口 · { $number }
visitor-your_number = 您的号
visitor-risen = 因优先或预约，前方人数有变化
# $window (text)
visitor-go = 请到{ $window }号窗口
visitor-go_now = 现在叫到您了
# $window (text)
visitor-serving = 正在{ $window }号窗口办理
visitor-missed = 您已过号
visitor-parked = 您的事项已暂缓办理
visitor-parked_help = 补齐材料后请回到窗口，无需重新取号
visitor-come_back = 我已返回
visitor-papers_main = 材料还没有齐
visitor-papers_main_help = 补齐后返回，无需重新排队
# $service (text)
visitor-papers = 还缺材料：{ $service }
visitor-papers_return = 材料带来了，取新号
visitor-papers_return_help = 请到大厅以后再按；新号在本页显示，也可以在导办台取
# $number (text)
visitor-papers_back = 您的新号是 { $number }
# $number (text)
visitor-linked = 接着 { $number } 号办
visitor-done = 已办理完毕
visitor-done_help = 谢谢，请带好随身物品
visitor-cancelled = 这个号已取消
visitor-cancelled_help = 需要办理时请重新取号
visitor-expired = 这个号已过期，仅当日有效
# $time (text)
visitor-closed = 休息中，{ $time } 继续办理
visitor-closed_plain = 大厅现在休息
visitor-today_over = 今天的办理已结束
# $time (text)
visitor-again = 这个号不再有效，请于 { $time } 后重新取号
visitor-steps = 办理事项
visitor-no_documents = 无需材料
visitor-alert = 叫到我时响铃
visitor-alert_on = 叫到您时会响铃和振动，请不要关闭本页
visitor-alert_failed = 这部手机不能响铃，请留意屏幕
# $ahead (number)
visitor-remind = 前面还有 { $ahead } 人时通知我
# $ahead (number)
visitor-remind_on = 前面还有 { $ahead } 人时，这部手机会收到通知，可以关掉本页
# $ahead (number)
visitor-remind_sms = 前面还有 { $ahead } 人时，会给您预约时留的手机号发短信
visitor-remind_stop = 不用提醒
visitor-remind_off = 提醒已关闭
visitor-remind_again = 开启提醒
visitor-remind_blocked = 浏览器不允许通知：请在浏览器设置里允许后再试，或留意大厅屏幕
visitor-remind_failed = 没有开通：请再试一次，或留意大厅屏幕
visitor-cancel = 我不办了
# $number (text)
visitor-cancel_ask = 确定取消 { $number } 号吗？
visitor-cancel_help = 取消后不能恢复，需要重新取号
visitor-cancel_yes = 确定取消
visitor-cancel_no = 不取消，继续等
visitor-over = 这个号已过期
visitor-over_help = 号码仅当日有效，需要办理时请重新取号
visitor-unknown = 没有找到这个号
visitor-unknown_help = 号码当日有效。请核对链接，或到导办台询问
visitor-connecting = 正在查询您的号
visitor-stale_help = 页面没有更新，请以大厅屏幕和叫号为准

## book: The page on which visitors book. [pages]

book-title = 预约办事
book-which = 您要办什么？
book-when = 哪天来？
book-what_time = 几点来？
# $count (number)
book-left = 余 { $count }
book-full = 已约满
book-no_services = 这个大厅现在不能网上预约
book-no_services_help = 请直接到大厅取号
book-no_days = 这两周已约满
book-no_days_help = 可以直接到大厅取号，每个时段都为现场办事的人留有名额
book-name = 姓名（可不填）
book-phone = 手机号（可不填）
book-private_help = 姓名和手机号只用于联系您，办事当天结束后删除
book-phone_needed = 手机号
book-send_code = 获取验证码
# $phone (text)
book-code_sent = 验证码已发到 { $phone }，10 分钟内有效
book-sms_code = 短信验证码
book-send_again = 重新获取
# $seconds (number)
book-send_again_in = 重新获取（{ $seconds } 秒）
book-book = 确定预约
book-code = 预约码
book-qr = 预约二维码，取号机可以扫
book-code_help = 到大厅后，在取号机扫码或输入预约码，或到导办台报码，签到取号。请截屏保存
# $from (text)
# $late (text)
book-check_in = { $from } 起可以签到；{ $late } 以后到的，按签到时间排队
# $time (text)
book-released = { $time } 还没签到，名额会让给别人
book-move = 改时间
book-cancel = 取消预约
book-cancel_yes = 确定取消
book-keep = 不改了
book-book_another = 再约一个
book-unknown = 没有找到这个预约
book-unknown_help = 请核对预约码。过了预约日期的，已经删除
book-loading = 正在查询
book-state_booked = 已预约
book-state_checked_in = 已签到
book-state_cancelled = 已取消
book-state_missed = 已过时
book-concern_closed_that_day = 很抱歉：这一天大厅不开放
book-concern_outside_hours = 很抱歉：这个时段大厅不开放
book-concern_service_retired = 很抱歉：这个事项已停办
book-concern_no_such_time = 很抱歉：这个时段已取消
book-concern_no_window = 很抱歉：现在没有窗口办理这个事项
book-concern_over_capacity = 很抱歉：这个时段的名额已减少，排在您前面的预约已占满
book-concern_nothing = 这个事项目前不能预约其他时间。请取消预约，或向大厅咨询
book-concern_help = 安排有变，这个预约无法办理。请改到其他时间，或取消预约
book-concern_over = 安排有变，这个预约没有办成，不是您的原因。请重新预约
# $number (text)
book-number = 您的号是 { $number }
book-to_ticket = 看排队进度
book-missed_help = 名额已让给别人。可以直接到大厅取号，或重新预约
book-cancelled_help = 需要时可以重新预约
book-back = 返回

## clerk: The clerk's page. [pages]

clerk-pick_title = 您在哪个窗口？
clerk-pick_hint = 这台电脑会记住。输入窗口号再按回车，或点一下。
clerk-pick_field = 窗口号
clerk-pick_none = 没有这个窗口号
clerk-change_window = 换窗口
clerk-keys_title = 按键
clerk-keys_look = 到名单，↑↓ 选
clerk-keys_digits = 选办理结果、选理由
clerk-keys_leave = 关闭、取消
# $count (number)
clerk-waiting = 等候 { $count }
# $lasted (text)
clerk-longest = 最久 { $lasted }
# $count (number)
clerk-mine = 我今日办结 { $count }
# $lasted (text)
clerk-mine_service = {" "}· 平均办 { $lasted }
# $lasted (text)
clerk-mine_wait = {" "}· 平均等 { $lasted }
clerk-opening = 正在开放窗口…
clerk-next = 下一位
clerk-space = 空格
clerk-open = 开放窗口
clerk-resume = 恢复办理
clerk-finish_pause = 办结并暂停
# $number (text)
# $outcome (text)
clerk-next_finishes = 办结 { $number }：{ $outcome }
# $number (text)
clerk-next_waits = 等 { $number } 到窗口
# $count (number)
clerk-next_calls =
    { $count ->
        [0] 现在没有人等候
       *[other] { $count } 人等候
    }
clerk-doing_next = 正在叫号…
clerk-doing = 正在办理…
clerk-recall = 重呼
clerk-start = 到了
clerk-miss = 过号
clerk-park = 挂起
clerk-transfer = 转办
clerk-add = 加办
clerk-finish = 只办结
clerk-undo = 撤回
clerk-ahead = 预叫
clerk-serve = 无号办理
clerk-serve_title = 没有号，现在办什么？
# $number (text)
clerk-papers_title = { $number } 缺哪些材料？
clerk-papers_hint = 按一次性告知的清单勾选；原号的二维码在期限内再扫，回来先办。
clerk-papers_next = 一次性告知，叫下一位
clerk-papers_only = 一次性告知，不叫号
clerk-papers_none = 至少选一项
clerk-papers_another = 其他材料
clerk-papers_other = 其他材料是什么（印在一次性告知上）
clerk-papers_unsaid = 请写明其他材料
clerk-brings = 这次补来
clerk-take_over = 接手本窗口
clerk-taken = 另一位同事在这个窗口
clerk-taken_hint = 这里的按键不会动他正在办的人。换窗口，或按空格接手（按大厅规定）。
clerk-taken_below = 另一位同事在这个窗口
# $number (text)
clerk-vacant_below = 上一班已交班，{ $number } 还在窗口
clerk-waits = 预叫
clerk-waits_large = 等下一位，一来就叫
# $time (text)
clerk-waits_hint = 从 { $time } 起；暂停、关窗或叫别人就不再等。
clerk-waits_below = 一有人取号就叫到这里
# $window (text)
clerk-substitute = 这段时间由 { $window }号窗口 替班
# $windows (text)
clerk-covers = 兼办 { $windows }
# $services (text)
# $time (text)
clerk-lent = 顶岗到 { $time }：{ $services }
clerk-parked_long = 该问一下了
# $services (text)
# $substitutes (boolean)
clerk-pause_alone =
    { $substitutes ->
        [true] 别的窗口现在都不办：{ $services }。请选回来时间或替班窗口。
       *[other] 别的窗口现在都不办：{ $services }。请选回来时间。
    }
clerk-pause_substitute = 谁来替班
clerk-note = 备注
clerk-note_before = 前一步备注
# $number (text)
clerk-note_title = 给下一个窗口写：{ $number }
clerk-note_hint = 只给窗口和导办台看，不进记录，当日删除。
clerk-up_next = 看下一位
clerk-up_next_title = 现在叫的话，会是谁？
clerk-up_next_none = 现在没有人等候
clerk-looking = 正在查看…
clerk-pause = 暂停
clerk-close = 关窗
clerk-acts = 例外
# $lasted (text)
clerk-called_for = 已叫 { $lasted }
# $lasted (text)
clerk-serving_for = 已办 { $lasted }
clerk-assumed = （推定）
# $count (number)
clerk-seconds = { $count } 秒
# $count (number)
clerk-recalls = 重呼 { $count } 次
# $lasted (text)
clerk-waited = 等了 { $lasted }
# $shown (number)
# $boards (number)
clerk-reached = 已上屏 { $shown }/{ $boards }
clerk-reached_none = 没有屏幕显示这次叫号，请口头再叫
clerk-boards_none = 没有连接的屏幕会显示本窗口，请口头再叫
clerk-documents = 已告知材料
clerk-documents_none = 不需要材料
clerk-steps = 本号事项
clerk-outcome = 办理结果
clerk-default_mark = 默认
clerk-cases = 件数
clerk-more = 多一件
clerk-fewer = 少一件
clerk-idle = 空闲
clerk-idle_nobody = 现在没有人等候
clerk-idle_nobody_hint = 有人取号时这里会显示，不用刷新。
# $count (number)
clerk-idle_some = { $count } 人等候
clerk-closed = 窗口暂未开放
clerk-closed_hint = 开放窗口后才能叫号；屏幕上显示暂未开放。
# $when (text)
clerk-hall_closed = 大厅休息，{ $when } 开始取号。已取的号可以照常办理。
clerk-hall_closed_unknown = 大厅现在不发号。已取的号可以照常办理。
clerk-paused = 暂停服务
# $time (text)
clerk-back_at = { $time } 回来
# $time (text)
clerk-back_late = 原定 { $time } 回来，已过时间
clerk-back_unknown = 未定回来时间
clerk-serves = 办理：
clerk-serves_all = 本窗口全部事项
clerk-narrow = 只办部分事项
clerk-narrow_title = 今天只办这些事项
clerk-narrow_open = 按所选开放窗口
clerk-narrow_all = 全选
clerk-list_waiting = 等候
clerk-list_orphaned = 首问：无人接续办理
clerk-call_here = 叫到本窗口
# $numbers (text)
clerk-orphaned = { $numbers } 无人接续办理，您是首问：从名单叫到本窗口，或到导办台问清
clerk-principal = 替谁办
# $at (number)
clerk-principal_at = 第 { $at } 人
clerk-lead = 牵头窗口
clerk-list_missed = 本窗过号
clerk-list_parked = 挂起
# $count (number)
clerk-list_more = 还有 { $count } 人
clerk-list_empty = 没有
clerk-call_again = 再叫
clerk-take_back = 继续
clerk-overdue = 超过最长等候
clerk-lists_hint = 列表
# $number (text)
clerk-miss_title = { $number } 没有来？
# $number (text)
clerk-park_title = 挂起 { $number }？
clerk-park_hint = 材料取来后从挂起名单继续，不重新排队。
# $number (text)
# $outcome (text)
clerk-finish_title = 办结 { $number }（{ $outcome }），不叫下一位？
# $number (text)
# $left (text)
clerk-undo_call = 撤回叫号 { $number }？还剩 { $left }
# $number (text)
# $left (text)
clerk-undo_miss = 撤回过号 { $number }？还剩 { $left }
# $number (text)
# $left (text)
clerk-undo_finish = 撤回办结 { $number }？还剩 { $left }
clerk-leave_title = 退出登录
# $number (text)
clerk-leave_title_with = { $number } 还在窗口：退出前请交接
clerk-leave_hand_over = 交给接班同事并退出
clerk-leave_finish_first = 先办结
# $number (text)
clerk-leave_hint = { $number } 留在本窗口，由接班同事登录后继续办理；其间不叫号。
clerk-leave_close = 关窗并退出
clerk-leave_stay = 不退出
clerk-close_title = 关窗？
# $waiting (boolean)
clerk-close_hint =
    { $waiting ->
        [true] 屏幕显示暂未开放，等候的人由其他窗口叫号。
       *[other] 屏幕显示暂未开放。
    }
# $who (text)
clerk-left_here = 其他窗口现在都不办：{ $who }。关窗后没有人叫他们，请先请主管安排顶岗，或改为暂停。
# $services (text)
clerk-alone_here = 其他窗口现在都不办：{ $services }。之后取号的人要等到有窗口开放。
clerk-pause_title = 为什么暂停？
clerk-pause_after = 办完当前这位以后暂停。
clerk-pause_other = 其他理由
clerk-pause_back = 何时回来
# $count (number)
clerk-minutes = { $count } 分钟
clerk-unknown = 不定
# $number (text)
clerk-transfer_title = { $number } 转到哪里？
# $number (text)
clerk-add_title = 给 { $number } 加办什么？
clerk-find_destination = 窗口号、同事姓名、事项、拼音或首字母
clerk-find_service = 事项名称、拼音或首字母
clerk-find_none = 没有找到。换一个词试试。
# $name (text)
clerk-find_closed = { $name } · 暂未开放
# $count (number)
clerk-find_below = 下面还有 { $count } 项：按 ↓，或再输入几个字
clerk-place = 排在
clerk-place_own = 按到达时间
clerk-place_first = 最前
clerk-place_last = 最后
# $number (text)
clerk-call_title = 不按顺序叫 { $number }，为什么？
clerk-call_other = 写理由
clerk-call_do = 叫号
clerk-confirm = 确定
clerk-leave = 取消
clerk-stale = 与服务器断开，下面的内容可能已变。可以继续按，不会重复叫号。
clerk-denied = 服务器不让这个页面接入。
clerk-sign_in_again = 重新登录

## reception: The reception's page. [pages]

reception-opening = 正在打开导办台…
reception-title = 导办台
reception-ask = 事项、拼音、号码 A012、预约码，或扫码
reception-ask_hint = 输入事项发号，输入号码找号。↑↓ 选，回车定，Esc 清空。
reception-found_none = 没有找到这个事项。换一个词试试。
# $number (text)
reception-number_none = 今天没有 { $number }
reception-number_none_hint = 核对字母和数字；昨天的号已作废。
# $number (text)
reception-find_number = 找号 { $number }
reception-find_scanned = 找扫到的号
# $code (text)
reception-find_booking = 预约码 { $code }
# $steps (number)
reception-journey = 一件事，{ $steps } 步
reception-advice = 不知道办哪项？发咨询号
reception-book_for = 替人预约
reception-booking_booked = 已预约
reception-booking_checked_in = 已签到
reception-booking_cancelled = 已取消
reception-booking_missed = 没有来，已让出
# $from (text)
# $late (text)
# $gone (text)
reception-booking_times = { $from } 起可签到；{ $late } 后算迟到；{ $gone } 还不来就让出
# $number (text)
reception-booking_number = 号码 { $number }
reception-booking_check_in = 签到，发号
reception-booking_move = 改时间
reception-booking_concern = 安排有变，请为办事人改约或取消
reception-bookings = 预约名单
reception-concerned = 受影响的预约
reception-booking_cancel = 取消预约
reception-booking_cancel_yes = 再按一次，取消预约
# $number (text)
reception-earlier = 这是今天的 { $number }。以前也有 { $number } 要补材料：核对纸票上的日期。
reception-earlier_show = 是以前的号
# $number (text)
reception-missing_title = { $number } 补材料
reception-missing_documents = 缺：
reception-missing_over = 已过期或已回来过
reception-people = 人数
reception-people_wrong = 人数写 1 到 200
reception-agent = 代办
reception-principals = 替谁办
# $at (number)
reception-principal = 第 { $at } 人
reception-principal_name = 姓名（只给窗口看）
reception-principal_more = 再加一人
reception-principals_wrong = 每个人至少选一个事项
reception-named_clerk = 专人
reception-named_none = 不指定
reception-come_back = 办事人已返回
reception-return = 补材料回来，发新号
reception-note = 备注
reception-enter = 回车
reception-issue = 发号
reception-issuing = 正在发号…
# $when (text)
reception-issue_closed = 大厅休息，{ $when } 开始取号
reception-issue_closed_unknown = 大厅现在不发号
reception-unavailable = 今天的号已发完
reception-unserved = 现在没有窗口办理这个事项
# $count (number)
reception-now_waiting =
    { $count ->
        [0] 现在没有人等
       *[other] { $count } 人等候
    }
reception-documents = 请带材料
reception-documents_none = 不需要材料
reception-fee = 费用
# $days (number)
reception-promised =
    { $days ->
        [0] 当场办结
       *[other] 承诺 { $days } 个工作日
    }
reception-class = 优先类型
# $minutes (number)
reception-head_start = 提前 { $minutes } 分钟
# $k (number)
# $n (number)
reception-share = 每 { $n } 次叫号留 { $k } 次
reception-evidence = 凭
reception-evidence_card = 身份证
reception-evidence_certificate = 证件
reception-evidence_seen = 当面确认
reception-order = 办理顺序
reception-order_fixed = 按次序
reception-order_free = 哪个快先办哪个
reception-booked = 预约时间
reception-booked_wrong = 预约时间写作 10:30
reception-phone = 电话
reception-phone_wrong = 电话只写数字，可以有 + 和 -
reception-language = 号票语言
reception-more_services = 再加一个事项
reception-services = 事项
reception-remove = 去掉
reception-back = 返回
reception-issued = 已发号
reception-ahead_note = 有优先或预约的人来，前方人数会变。
# $time (text)
reception-arrived = { $time } 取号
# $window (text)
reception-at_window = 在 { $window }
reception-printed_printed = 已出纸
reception-printed_failed = 没有出纸
reception-printed_uncertain = 不确定是否出纸
reception-printed_on_screen = 在屏幕上给号，未打印
reception-visitor_page = 访客手机页
reception-printed_none = 还没有打印
reception-print = 打印号票
reception-print_again = 补打号票
reception-print_missing = 打印补正清单
reception-paper_missing = 需要补正的材料
reception-paper_bring = 补齐后带这张单子来，扫码优先办理
reception-print_asked = 号票打出来了吗？
reception-print_yes = 打出来了
reception-print_no = 没有
reception-requeue = 排回队伍
# $number (text)
# $behind (number)
reception-requeue_title = { $number } 排回队伍？排到 { $behind } 人之后，不足则排在最后。
reception-cancel = 取消这个号
# $number (text)
reception-cancel_title = 取消 { $number }？取消后不能恢复。
reception-grant = 改优先类型
# $number (text)
reception-grant_title = { $number } 的优先类型
reception-confirm = 确定
reception-waiting_title = 等候
# $count (number)
reception-waiting_total = 共 { $count }
reception-waiting_none = 现在没有人等候
# $service (text)
reception-waiting_list = { $service }：等候名单
# $kiosk (text)
# $time (text)
# $numbers (text)
reception-kiosk_away = 取号机 { $kiosk } 自 { $time } 断网，可能正在自行发号（{ $numbers }）
# $kiosk (text)
# $count (number)
reception-kiosk_merging = 取号机 { $kiosk } 还有 { $count } 个号未并入
# $kiosk (text)
# $count (number)
reception-kiosk_refused = 取号机 { $kiosk } 有 { $count } 个号无法并入，请帮助持号人
reception-list_none = 现在没有人等这个事项
reception-no_window = 没有窗口
# $count (number)
reception-open_windows = { $count } 窗
reception-closed = 大厅休息
reception-stale = 与服务器断开，等候人数可能已变。发号和找号可以再试，不会重复。
reception-empty_title = 请问办什么？
reception-empty_hint = 直接打字：事项名称、拼音或首字母、关键词。

## bookings: The list of booked places. [pages]

bookings-title = 预约
bookings-find = 电话后四位、姓名或预约码
bookings-day = 日期
bookings-search = 查询
bookings-all = 全部
# $total (number)
bookings-count = 共 { $total } 个预约
bookings-none = 没有这样的预约
bookings-none_help = 请核对电话、姓名或日期；过期的预约已删除
bookings-when = 预约时间
bookings-service = 事项
bookings-who = 办事人
bookings-state = 状态
bookings-unnamed = 未留姓名
bookings-no_phone = 未留电话
bookings-booked = 已预约
# $number (text)
bookings-checked_in = 已签到 { $number }
bookings-cancelled = 已取消
bookings-missed = 未到
bookings-cancel = 取消预约
bookings-cancel_sure = 确认取消
bookings-keep = 保留
bookings-move = 查看或改约
bookings-print = 打印名单
bookings-more = 更多
bookings-back = 返回
bookings-loading = 正在查询…

## concerned: The bookings that cannot be kept. [pages]

concerned-title = 受影响的预约
concerned-help = 大厅的开放时间或事项改了，下列预约无法按原时间办理。请逐一电话告知办事人改约或取消，并标记已通知。
# $total (number)
# $left (number)
concerned-count =
    { $left ->
        [0] 共 { $total } 个，都已通知
       *[other] 共 { $total } 个，还有 { $left } 个未通知
    }
concerned-none = 没有受影响的预约
concerned-none_help = 现有预约都能按时办理
concerned-when = 预约时间
concerned-service = 事项
concerned-why = 原因
concerned-who = 办事人
concerned-notice = 通知
concerned-unnamed = 未留姓名
concerned-no_phone = 未留电话
concerned-inform = 标记已通知
# $time (text)
concerned-informed = { $time } 已通知
concerned-open = 改约
concerned-print = 打印名单
# $shown (number)
concerned-more = 只列出前 { $shown } 个，未通知的在前
concerned-back = 返回
concerned-loading = 正在查询…

## manager: The manager's page. [pages]

manager-now = 现在
manager-waiting = 人等候
manager-longest = 最久
# $number (text)
manager-longest_of = 最久（{ $number }）
manager-within_target = 今日达标
manager-called_none = 还没有叫号
manager-served = 今日办结
# $count (number)
manager-of_issued = 取号 { $count }
manager-missed = 过号
manager-mean_wait = 平均等候
# $time (text)
manager-open_until = 开放，{ $time } 止
# $when (text)
manager-closed_opens = 休息，{ $when } 开门
manager-closed = 休息
manager-advice_none = 没有要做的事
manager-services = 事项与目标
manager-windows = 窗口
manager-curves = 今日曲线
manager-devices = 设备
# $count (number)
manager-devices_all = { $count } 台都在线
# $count (number)
manager-devices_online = { $count } 台在线
manager-service = 事项
manager-department = 部门
manager-department_other = 其他
# $area (text)
manager-area = { $area }区
# $count (number)
manager-of_services = { $count } 项
manager-service_waiting = 等候
manager-expected = 预计等候，▏为目标，右端十倍
# $count (number)
manager-windows_open = { $count } 窗
manager-state_ok = 目标内
manager-state_coming = 将超
manager-state_near = 可能超
manager-state_over = 已超
manager-state_uncovered = 无窗口
# $count (number)
manager-more = 其余 { $count } 项都在目标内，没有人等候
manager-less = 收起
manager-services_none = 今天还没有人取号
manager-services_none_hint = 有人取号或窗口开放后，这里按事项显示等候和目标。
# $low (number)
# $high (number)
# $target (number)
manager-bar = 预计 { $low } 到 { $high } 分钟，目标 { $target } 分钟
manager-bar_none = 没有窗口办理
# $count (number)
manager-idle_waiting = { $count } 人等
# $count (number)
manager-served_count = 今日办结 { $count }
manager-arrivals = 取号
manager-waiting_people = 等候人数
manager-quoted_wait = 取号时告知的等候
manager-had = 实际等候
manager-people = 人
manager-minutes_axis = 分
manager-curves_none = 今天还没有数据
# $arrivals (number)
# $waiting (number)
manager-curves_said = 今天取号 { $arrivals }，最后一刻等候 { $waiting } 人
# $mean (text)
manager-waits_said = 实际平均等候，最近一刻 { $mean }
# $ms (number)
manager-glass = 上屏 { $ms } 毫秒
# $ms (number)
manager-glass_slow = 上屏慢，{ $ms } 毫秒
manager-just_now = 刚刚
manager-standing = 状态
manager-time = 时间
manager-as_numbers = 看数字
manager-as_curves = 看曲线
manager-devices_none = 还没有设备接入
# $count (number)
manager-devices_then = 断开时 { $count } 台在线
manager-connected_then = 断开时在线
# $count (number)
manager-never = { $count } 台还没有接上
manager-board = 屏
manager-kiosk = 取号机
# $count (number)
manager-to_merge = 还有 { $count } 个号待并入
# $count (number)
manager-merge_refused = { $count } 个号没能并入，请处理
manager-numbers_low = 预留的号快用完了
manager-window = 窗口屏
manager-clerk = 窗口
manager-other = 页面
manager-sign_out = 退出
manager-stale = 与服务器断开，下面是断开时的情况。
manager-denied = 这个账号不能看这个大厅。
manager-loading = 正在打开…
manager-no_data = –
manager-kiosks = 取号机
# $count (number)
manager-kiosks_well = { $count } 台，一切正常
# $count (number)
# $troubled (number)
manager-kiosks_troubled = { $count } 台，{ $troubled } 台需要查看
manager-kiosk_said = 最近上报
manager-kiosk_printer = 打印机
manager-kiosk_last_ticket = 最近取号
manager-kiosk_alone = 离线取号
manager-kiosk_merged = 无待并入
manager-kiosk_unprinted = (未打印)
manager-kiosk_screen = 屏幕
manager-kiosk_screen_well = 正常
# $time (text)
manager-kiosk_screen_since = 自 { $time } 起无响应
manager-kiosk_temperature = 温度
manager-kiosk_disk = 磁盘剩余
manager-kiosk_clock = 时钟偏差
manager-kiosk_running = 已运行
# $count (number)
manager-kiosk_restarts = (一天内重启 { $count } 次)
manager-kiosk_version = 版本
manager-kiosk_unknown = 不详
# $time (text)
manager-kiosk_unknown_since = 自 { $time } 起情况不明
manager-kiosk_says_little = 尚未上报
# $words (text)
# $time (text)
manager-since = { $words }（自 { $time }）

## acts: What a manager does. [pages]

acts-lend = 顶岗
acts-covers = 顶岗
acts-bookings = 预约名单
acts-extend = 延时办
acts-open_matters = 待办事项
acts-leave = 关闭
acts-reading = 正在查看…
# $services (text)
# $until (text)
acts-lent_now = 现在顶岗到 { $until }：{ $services }
acts-lend_end = 结束顶岗
acts-free = 释放窗口（人已离开）
acts-free_asked = 窗口将关闭，可由其他同事开放。
# $number (text)
acts-free_asked_with = 窗口将关闭，{ $number } 最先叫，由办理该事项的任一窗口叫号。
acts-free_yes = 释放
# $who (text)
acts-left_free = 其他窗口现在都不办：{ $who }。释放后没有人叫他们，请先安排顶岗。
# $who (text)
acts-left_lend_end = 其他窗口现在都不办：{ $who }。结束顶岗后没有人叫他们。
acts-done_free = 窗口已释放
acts-cover_for = 顶替窗口
acts-cover_until = 顶到几点
# $time (text)
acts-until = 到 { $time }
# $time (text)
acts-until_closing = 到 { $time } 下班
acts-done_lend = 已安排顶岗，叫号和大屏已按新的办理范围
acts-done_lend_end = 顶岗已结束
acts-done_extend = 已延时，取号机和大屏已改
acts-done_shorten = 已改早，取号机和大屏已改
acts-done_settle = 已登记办结
# $time (text)
acts-open_now = 今天开到 { $time }
acts-closed_now = 大厅现在不取号
# $waiting (number)
acts-extend_hint = 延时后继续取号和叫号；现在 { $waiting } 人等候，拿了号的人都办完。最多延到下班后 12 小时。
acts-other_time = 其他时间
acts-extend_to = 延到这时
# $time (text)
acts-extend_asked = 取号、叫号、大屏和手机都改为今天开到 { $time }。
# $time (text)
acts-extend_yes = 确定，延到 { $time }
# $time (text)
acts-shorten_hint = 今天已延时，计划下班 { $time }。可以改早，不早于计划，也不早于现在。
# $time (text)
acts-shorten_to = 改早到 { $time }
# $time (text)
# $waiting (number)
acts-shorten_asked = 今天改为开到 { $time }。现在 { $waiting } 人等候：到时停止取号，还在等的人与平常下班一样处理。
# $time (text)
acts-shorten_yes = 确定，改早到 { $time }
acts-extend_no = 取消
acts-orphaned = 无人接续办理（首问责任）
# $name (text)
acts-owner = 首问 { $name }
# $lasted (text)
acts-alone = 已等 { $lasted }
# $count (number)
acts-cases = 承诺件 { $count }
acts-cases_none = 没有未办结的承诺件
# $day (text)
acts-accepted_on = { $day } 受理
# $count (number)
acts-bookings_to_inform = 安排有变，有 { $count } 个预约的办事人还没有通知
acts-advised_lend = 安排顶岗
acts-advised_open = 看这个窗口
acts-advised_call = 看这个窗口
acts-light_green = 期限内
acts-light_amber = 下个工作日到期
acts-light_red = 今天到期
acts-past = 已超期
acts-settle = 已办结
acts-settle_yes = 再按一次，办结
acts-cases_more = 只列出最早到期的一部分
# $count (number)
acts-matters =
    { $count ->
        [0] 承诺件
       *[other] 承诺件 { $count }
    }
# $count (number)
acts-due_red = { $count } 件承诺件到期或超期
# $count (number)
acts-due_amber = { $count } 件下个工作日到期
# $count (number)
acts-due_orphaned = { $count } 位无人接续办理

## auditor: The auditor's page. [pages]

auditor-title = 记录
# $entries (text)
auditor-whole = 记录完整，共 { $entries } 条
# $damages (number)
auditor-not_whole = 记录有 { $damages } 处不完整
auditor-not_whole_hint = 请保留数据文件夹，不要继续覆盖，通知管理员用备份比对。
# $time (text)
auditor-checked_at = { $time } 逐条核对
auditor-checking = 正在逐条核对…
auditor-check = 重新核对
auditor-chain = 末条链值
auditor-epoch = 记录世代
# $seq (number)
auditor-damage_at = 第 { $seq } 条
# $first (number)
# $last (number)
auditor-range = 第 { $first }–{ $last } 条
auditor-none = 还没有记录
auditor-none_hint = 导入配置、取号、叫号都会记在这里。
auditor-oldest = 最早
auditor-earlier = 上一页
auditor-later = 下一页
auditor-newest = 最新
auditor-go = 到第几条
auditor-go_do = 查看
auditor-seq = 条
auditor-time = 时间
auditor-who = 由谁
auditor-number = 号码
auditor-what = 发生了什么
auditor-link = 链值
auditor-raw = 原文
auditor-nothing = 没有变化
auditor-command_line = 命令行

## admin: The administrator's page. [pages]

admin-title = 大厅配置
admin-opening = 正在打开…
admin-replace = 更换配置
admin-replace_hint = 下载现在的配置，改好后选回来。有一处错误就什么都不改；正在用的号不受影响。
admin-download = 下载现在的配置
admin-choose = 选择配置文件
# $name (text)
admin-chosen = 已选择 { $name }
admin-adopt = 核对并启用
admin-adopting = 正在核对…
admin-leave = 不换了
# $what (text)
admin-adopted = 新配置已启用：{ $what }
admin-adopted_same = 这份配置与现在的完全相同，没有任何改动
# $parts (text)
admin-adopted_parts = { $parts }有改动，数目不变
admin-other = 其他设置
# $what (text)
# $from (number)
# $to (number)
admin-changed = { $what } { $from } → { $to }
# $count (number)
admin-concerned = 有 { $count } 个预约因此无法办理：请导办台或主管通知办事人
# $count (number)
admin-errors = 有 { $count } 处要改，什么都没有启用
# $count (number)
admin-warnings = 有 { $count } 处请留意，配置仍已启用
# $line (number)
admin-line = 第 { $line } 行
admin-in_use = 新配置里没有这些，但还在使用：先办完、关窗，或标为停用（retired = true）
# $name (text)
admin-left_service = 事项“{ $name }”仍在使用
# $name (text)
admin-left_windows_for = “{ $name }”将没有窗口办理
# $name (text)
admin-left_class = 优先类型“{ $name }”仍在使用
# $label (text)
admin-left_window = { $label } 号窗口还没有关窗
# $number (text)
admin-left_number = { $number } 号
# $when (text)
admin-left_booking = { $when } 的预约
admin-read_again = 重新读取现在的配置
admin-departments = 部门
admin-services = 事项
admin-windows = 窗口
admin-classes = 优先类型
admin-kiosks = 取号机
admin-boards = 叫号屏
admin-hours = 开放时间
# $zone (text)
admin-in_zone = （{ $zone }）
admin-holidays = 休息日
admin-none = 没有
admin-find = 查找事项
admin-find_none = 没有这样的事项
admin-service = 事项
admin-numbers_of = 号码
admin-served_at = 窗口
admin-usual = 通常
admin-target = 目标
admin-longest = 最长
admin-limit = 每日
# $count (number)
admin-minutes = { $count } 分
admin-retired = 停用
admin-nobody = 没有窗口
# $minutes (number)
admin-head_start = 提前 { $minutes } 分钟
# $k (number)
# $n (number)
admin-share = 每 { $n } 次叫号留 { $k } 次
admin-roles = 谁能做什么
admin-role_admin = 管理员
admin-role_admin_may = 看和换这里的配置。不叫号，不看记录。
admin-role_manager = 主管
admin-role_manager_may = 看大厅现况和今日曲线，读记录。
admin-role_clerk = 窗口
admin-role_clerk_may = 在任一窗口叫号、办理、过号、挂起、转出。
admin-role_reception = 导办台
admin-role_reception_may = 发号、找号、补打、批优先、排回队伍、取消。
admin-role_auditor = 审计
admin-role_auditor_may = 核对记录是否完整，逐条读记录。
admin-role_kiosk = 取号机
admin-role_kiosk_may = 发号并报告是否出纸。
admin-role_board = 叫号屏
admin-role_board_may = 显示和播报叫号。
admin-roles_hint = 在服务器上添加：hall-server user add（人），hall-server token add（设备）。

## signin: The sign-in page, and the door of every staff page. [pages]

signin-title = 登录
signin-name = 账号
signin-password = 密码
signin-sign_in = 登录
signin-signing_in = 正在登录…
signin-name_missing = 请填写账号
signin-password_missing = 请填写密码
signin-show = 显示密码
signin-forgotten = 忘记密码？请管理员在服务器上重设。
signin-choose_hall = 请选择大厅
signin-closed = 休息中
signin-opening = 正在打开…
signin-wrong_role = 这个账号不能打开这个页面
# $name (text)
signin-wrong_role_todo = 现在登录的是“{ $name }”。请换一个账号登录。
signin-other_account = 换账号登录
signin-sign_out = 退出
signin-somebody_else = 另一位同事
# $name (text)
signin-replaced = 这个浏览器现在登录的是“{ $name }”
# $name (text)
signin-replaced_todo = 本页原来由“{ $name }”使用。为免以别人的名义办事，本页已停下。
# $name (text)
signin-go_on_as = 以“{ $name }”继续
# $name (text)
signin-sign_in_as = 重新登录“{ $name }”
# $id (text)
signin-unknown_hall = 没有“{ $id }”这个大厅
# $name (text)
signin-foreign_hall = 这个账号不属于“{ $name }”
signin-wrong_hall_todo = 请核对网址里的 hall=。
signin-my_hall = 打开我的大厅
signin-no_hall = 服务器上还没有大厅
signin-no_hall_todo = 请管理员导入配置：hall-server plan import

## password: The page on which somebody changes their own password. [pages]

password-title = 修改密码
password-present = 现在的密码
password-password = 新密码
password-repeated = 再输入一次新密码
password-advice = 至少 8 个字符。几个互不相干的词最好记，也最难猜；可以很长，可以有空格和汉字。
password-show = 显示密码
password-change = 修改密码
password-changing = 正在修改…
password-back = 返回
password-present_missing = 请填写现在的密码
password-password_missing = 请填写新密码
password-differs = 两次输入的新密码不一样
password-wrong_present = 现在的密码不对
password-done = 密码已修改
password-done_todo = 您在其他电脑上的登录已退出，请用新密码重新登录。
password-go_on = 继续工作

## index: The first page of the server. [pages]

index-title = 政务大厅排队叫号
index-open = 正在取号
index-closed = 现在不取号
index-clerk = 窗口
index-reception = 导办台
index-manager = 大厅现况
index-board = 叫号屏
index-admin = 配置管理
index-auditor = 审计
index-signin = 登录
index-none = 还没有大厅
index-none_help = 请用 hall-server plan import 导入一个大厅的配置
index-loading = 正在连接
index-again = 再试一次

## help: Which key helps a clerk whose press was refused. [pages]

help-window_not_open = 空格键开放窗口
help-window_paused = 空格键恢复
help-window_busy = F 办结 · M 过号 · P 挂起 · T 转办
help-not_started = 到了 S · 再叫 R · 没来 M
help-already_started = F 办结，空格键叫下一位
help-recalls_used_up = 没来按 M
help-window_taken = 请换窗口，或请那位同事先关窗
help-not_offered = T 转到办理它的窗口
help-wrong_state = H 查看经过
help-not_current = 请看清后再按
help-again = 再按一次，不会重复
help-nobody_here = 窗口现在没有人
help-call_next = 空格键叫下一位
help-other_not_open = 那个窗口没有开放，不能转过去
help-choose_other = T 选别的窗口或事项
help-nobody_waits = 现在没有人等候

## tv: A screen that opens its link. [pages, devices]

tv-dead = 本屏幕的链接已失效：请向管理员索取新的链接。
tv-away = 正在连接服务器……
tv-dead_title = 这块屏幕的链接已失效
tv-dead_todo = 请向管理员索取新的链接（hall-server token add --role board）。

## today: What the day that has begun keeps when another plan is adopted. [pages, devices]

# $day (text)
# $hours (text)
# $zone (text)
today-kept = 今天（{ $day }）的开放时间不变：{ $hours }（{ $zone }）。
# $day (text)
today-kept_closed = 今天（{ $day }）的开放时间不变：不开放。
# $day (text)
today-new_from = 新的开放时间自 { $day } 起执行。今天要多开一会儿，请主管按“延时办”，之后也可改回。

## server: Sentences that the server writes into its messages. [devices]

# $number (text)
# $window (text)
server-call = 请 { $number } 到 { $window } 号窗口
# $service (text)
# $count (number)
server-advice_unserved = { $service } 有 { $count } 人等候，但没有窗口在办
# $service (text)
# $minutes (number)
# $target (number)
server-advice_late = { $service } 可能要等到 { $minutes } 分钟（目标 { $target } 分钟）
# $why (text)
server-advice_nobody = { $why }，暂无可调的窗口
# $window (text)
server-advice_call = { $window }号窗口空闲，请叫号
# $window (text)
server-advice_lend = 可由{ $window }号窗口顶岗
# $window (text)
server-advice_open = 请开放{ $window }号窗口
# Whether the visitor was told which it is, nobody knows.
server-paper_unnamed = 其他材料（未写明，请向窗口或导办台问清）
# $hall (text)
# $code (text)
server-sms_code = 【{ $hall }】预约验证码 { $code }，10 分钟内有效。如非本人操作，请忽略。
# $hall (text)
# $number (text)
# $ahead (text)
server-turn_near = 【{ $hall }】{ $number }：{ $ahead }，请到等候区等候叫号。
# $number (text)
# $ahead (text)
server-turn_near_title = { $number } · { $ahead }
# $hall (text)
server-turn_near_body = { $hall }：请到等候区等候叫号

## menu: What a kiosk's menu says beside the plan's own texts. [devices]

menu-journeys = 一件事一次办

## printer: What people are told to do about a kiosk's printer. [devices]

printer-ready = 可以取号
printer-paper_near_end = 纸快用完了，请工作人员准备换纸
printer-paper_out = 没有纸了，请工作人员换纸
printer-cover_open = 打印机盖没有关好，请合上
printer-cutter_error = 切纸刀卡住了，请工作人员打开机盖取出碎纸
printer-error = 打印机故障，请工作人员检查或报修
printer-offline = 打印机暂停，请工作人员检查
printer-not_answering = 打印机没有应答，请工作人员检查电源和连接线
printer-not_allowed = 本机没有使用打印机的权限，请工作人员联系维护人员
printer-not_found = 找不到这台打印机，请工作人员检查它是否接好、名称是否正确
printer-held = 打印机正被另一台取号机或程序占用，请工作人员检查
printer-ticket_left = 请取走出票口的号票
printer-paper_jam = 打印机卡纸，请工作人员打开机盖取出纸张
printer-head_hot = 打印头过热，正在降温，请稍候
printer-lost_in_job = 打印途中断电或断线，号票可能没有打完，请工作人员检查电源和连接线
printer-busy = 正在打印，请稍候
printer-test_page = 测试页，不是号票

## station: Every “no” of a kiosk, in words for the visitor. [devices]

station-busy = 正在取号打印，请稍候
station-not_acknowledged = 屏幕上的号还没有确认，请先记下并确认
station-not_current = 这个号已不在屏幕上，请到导办台补打
station-copies_used_up = 补打次数已用完，请到导办台
station-key_reused = 这次操作和之前的不一致，请重新操作
station-retry_same_key = 没有确认是否取到号，请再按一次，不会重复
station-server_away = 连不上大厅服务器，暂不能取号，请到导办台
station-booking_alone = 服务器暂时断开，查不到预约：请直接取号，或到导办台
station-unknown_service = 这个事项已不在取号机上，请重新选择

## panel: The few words of an LED panel, as short as they can be. [devices]

# Before a window's label, where the language names it first.
panel-window_before = {""}
# After a window's label.
panel-window_after = 号窗口
# $label (text)
panel-window = { $label }号窗口
# $label (text) where there is little room
panel-window_short = { $label }号
# $label (text) the window to go to, as a whole sentence
panel-go = 请到{ $label }号窗口
panel-again = 再次呼叫
panel-missed = 过号
panel-waiting = 等候
# $count (number)
panel-people = { $count }人
panel-live = 实时
panel-nobody_yet = 请等候叫号
panel-on_break = 休息中
panel-closed = 今日办理已结束
panel-paused = 暂停服务
panel-shut = 暂未开放
panel-connecting = 正在连接
panel-listen = 请留意广播
# $time (text)
panel-stale_since = 自{ $time }起无更新
panel-never_connected = 未连接服务器
panel-trouble_token = 本屏令牌无效
panel-trouble_not_allowed = 本屏授权不符
panel-trouble_unknown = 大厅或屏号有误
panel-trouble_untrusted = 服务器证书有误
# $label (text)
# $time (text)
panel-window_paused_until = { $label }号暂停至{ $time }
# $label (text)
panel-window_paused = { $label }号窗口暂停
# $label (text) where there is little room
panel-window_paused_short = { $label }号暂停
# $time (text)
panel-opens = { $time } 开始办理
# $day (text)
# $time (text)
panel-opens_on = { $day }{ $time }开始
# $time (text)
panel-back_at = { $time } 恢复办理
