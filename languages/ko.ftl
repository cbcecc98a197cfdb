### 한국어. Korean, as in the halls of Yanbian.

## language

language-name = 한국어
language-tag = ko
language-direction = ltr
language-digits = 0123456789
language-fallback = zh
language-voice = ko
language-list_separator = ,{" "}
language-clause_separator = ;{" "}
language-range_dash = –
language-comma = ,{" "}
language-colon = :{" "}
language-stop = .{" "}
language-space = {" "}
language-in_brackets = {" "}({ $words })

## time

time-weekday =
    { $day ->
        [0] 일요일
        [1] 월요일
        [2] 화요일
        [3] 수요일
        [4] 목요일
        [5] 금요일
       *[6] 토요일
    }
time-weekday_short =
    { $day ->
        [0] 일
        [1] 월
        [2] 화
        [3] 수
        [4] 목
        [5] 금
       *[6] 토
    }
time-date = { $month }월 { $date }일
time-date_short = { $month }월 { $date }일
time-day = { $date } { $weekday }
time-tomorrow = 내일 { $time }
time-next_day = 다음 날 { $time }
time-on_day = { $day } { $time }
time-daily = 매일
time-from_to = { $from }~{ $to }
time-minutes = { $count }분
time-under_minute = 1분 미만
time-hours_minutes = { $hours }시간 { $minutes }분

## words

words-wait_unserved = 지금은 담당 창구가 없습니다
words-wait_none = 대기 없음
words-wait_within = { $minutes }분 이내
words-wait_minutes = 약 { $minutes }분
words-wait_hours = 약 { $hours }시간
words-ahead =
    { $count ->
        [0] 앞에 대기자 없음
       *[other] 앞에 { $count }명 대기 중
    }
words-booked = { $time } 예약
words-people = { $count }명
words-for_others = { $count }명 대리 신청
words-in_hall = 홀에서 기다려 주세요
words-area = { $area }구역
words-in_areas = { $areas }에서 기다려 주세요
words-called_there = { $area }. 번호를 불러 드립니다
words-there_and_windows = { $area }, { $windows }
words-windows = { $labels }번 창구
words-missed_to_window = 번호를 놓치셨으면 호출한 창구로 가서 다시 호출을 요청하세요
words-missed_behind = 번호를 놓치셨으면 안내 데스크로 오세요. { $count }명 뒤에서 다시 기다리실 수 있습니다
words-missed_end = 번호를 놓치셨으면 안내 데스크로 오세요. 맨 뒤에서 다시 기다리실 수 있습니다
words-missed_own = 번호를 놓치셨으면 안내 데스크로 오세요. 원래 순서대로 다시 기다리실 수 있습니다

## ticket

ticket-prepare = 준비할 서류
ticket-scan = QR로 확인
ticket-valid_today = 당일만 유효
ticket-copy = 재발급
# $clock (text)
ticket-as_of = 대기 상황은 { $clock } 기준(서버 연결 끊김)
ticket-documents_left = 외 { $count }건은 QR 코드로 확인하세요
ticket-services_left = 외 { $count }건
ticket-list_title = 준비 서류 안내 (한 번에 모두 안내)
ticket-list_steps = 처리 순서
ticket-list_documents = 준비할 서류
ticket-list_no_documents = 필요한 서류 없음
ticket-list_fee = 수수료
ticket-list_free = 무료
ticket-list_usual = 처리 시간
ticket-list_usual_minutes = 약 { $minutes }분
ticket-list_promised = 결과
ticket-list_promised_now = 즉시 처리
ticket-list_promised_days = 근무일 기준 { $days }일 이내
ticket-list_where = 장소
ticket-list_no_number = 번호표가 아닙니다. 오실 때 번호표를 뽑으세요
ticket-list_elsewhere = 이 홀에서 처리하지 않습니다. 위의 장소로 가세요
ticket-list_left = { $count }가지 더: 안내 데스크에 문의하세요

## speech

speech-call = { $number }번 고객님, { $window }번 창구로 오십시오
speech-windows = { $labels }번 창구
speech-digit =
    { $digit ->
        [0] 공
        [1] 일
        [2] 이
        [3] 삼
        [4] 사
        [5] 오
        [6] 육
        [7] 칠
        [8] 팔
       *[9] 구
    }
speech-two_digits =
    { $tens ->
        [1] {""}
        [2] 이
        [3] 삼
        [4] 사
        [5] 오
        [6] 육
        [7] 칠
        [8] 팔
       *[9] 구
    }십{ $ones ->
        [0] {""}
        [1] 일
        [2] 이
        [3] 삼
        [4] 사
        [5] 오
        [6] 육
        [7] 칠
        [8] 팔
       *[9] 구
    }
speech-between = {" "}
speech-between_letters = {" "}
speech-letter_a = A

## outcome

outcome-decided = 즉시 처리
outcome-accepted = 접수됨
outcome-passed = 부서로 전달
outcome-papers_missing = 서류 보완 필요
outcome-refused = 불수리
outcome-not_here = 이 홀의 업무가 아님
outcome-advice = 상담

## reason

reason-short_break = 잠시 자리 비움
reason-papers = 서류 전달
reason-equipment = 장비 고장
reason-handover = 교대
reason-meal = 식사
reason-meeting = 회의
reason-other_duties = 다른 업무
reason-unwell = 건강상 이유
reason-papers_complete = 서류 보완 완료
reason-belongs_together = 앞사람과 함께 처리
reason-urgent = 긴급
reason-correction = 오류 정정
reason-approved = 책임자 승인
reason-other = 기타 사유

## why

why-order =
    { $count ->
        [0] 도착 순서대로
       *[other] 먼저 온 { $count }명보다 먼저 호출
    }
why-interrupted = 처리가 중단되어 가장 먼저 호출
why-returning = 앞 단계를 마치고 돌아옴
why-overdue = { $minutes }분 대기, 최장 대기 시간 초과
why-share = { $class } 호출 몫 적용
why-early = 예약 시간 전이나 다른 대기자 없음
why-latecomer = 지나간 번호 재호출
why-out_of_order = 순서 외 호출
why-head_start = { $class } { $minutes }분 앞당김
why-longest = 가장 오래 대기
why-helped = 다른 업무 지원
why-beside_interrupted = 처리 중단됨
why-beside_returning = 앞 단계를 마치고 돌아옴
why-beside_overdue = 최장 대기 시간 초과
why-beside_share = 호출 몫 있음
why-beside_head_start = { $minutes }분 앞당김

## story

story-by_kiosk = 발권기
story-by_board = 안내판
story-by_clerk = 창구
story-by_reception = 안내 데스크
story-by_manager = 책임자
story-by_admin = 관리자
story-by_visitor = 본인
story-by_auditor = 감사
story-by_system = 시스템
story-issued = 번호표 발급
story-issued_alone = 서버 연결이 끊긴 동안 발권기에서 뽑은 번호표, 지금 합침
# $number (text)
# $before (text)
story-number_replaced = 응답이 전달되지 않아 { $before } 대신 종이에 적힌 { $number } 사용
story-called = 호출: { $window }
story-went_on = 다음 업무 이어서 처리: { $window }
story-recalled = 재호출: { $window }
story-started = 처리 시작
story-started_assumed = 처리 시작(추정)
story-missed = 부재 처리: { $window }
story-finished = 처리 완료: { $outcome }
story-requeued = 대기열로 복귀
story-cancelled = 취소
story-granted = 우선 대상 변경: { $class }
story-printed = 인쇄됨
story-printed_again = 다시 인쇄
story-printed_failed = 인쇄되지 않음
story-printed_uncertain = 인쇄 여부 불확실
story-printed_on_screen = 화면에 표시됨 (인쇄 없음)
story-noted = 메모 작성
story-came_back = 돌아옴
story-came_back_for = 돌아옴, 대기: { $window }
story-returned_to_line = 창구가 닫혀 대기열로 복귀
story-served_without_ticket = 번호 없이 처리: { $window }
story-papers_missing = 부족한 서류 일괄 안내
story-case_opened = 접수, 처리 기한 약속
story-case_closed = 약속한 결과 나옴
story-parked = 보류: { $window }
story-resumed = 처리 재개: { $window }
story-sent_to = 인계: { $to }
story-sent_to_clerk = 지정 직원에게 인계
story-step_added = 업무 추가: { $service }
story-undone = 되돌림

## fact

fact-day_begun = 업무일 시작: { $day }
fact-day_ended = 업무일 종료
# $number (text)
# $day (text)
fact-expired_alone = { $day } 서버 연결이 끊긴 동안 뽑은 { $number }, 이제야 합쳐져 당일로 만료됨
fact-plan_adopted = 설정 적용
fact-window_opened = 창구 열기: { $window }
fact-window_paused = 일시 중지: { $window }({ $reason })
fact-window_taken_over = 인수: { $window }
fact-window_left = 교대, 방문자는 창구에 남음: { $window }
fact-window_lent = 업무 대행: { $window }
fact-lend_ended = 업무 대행 종료: { $window }
fact-window_waits = 미리 호출: { $window }
fact-hall_closed = 번호표 발급 중지
fact-day_extended = 연장 운영
fact-day_shortened = 연장 운영 단축
fact-booked = 예약: { $booking }
fact-booking_moved = 예약 시간 변경: { $booking }
fact-booking_cancelled = 예약 취소: { $booking }
fact-booking_missed = 예약 미방문: { $booking }
fact-checked_in = 예약 도착 확인: { $booking }
fact-window_closed = 창구 닫기: { $window }

## refusal

refusal-no_plan = 홀 설정이 아직 없습니다. 기술 담당자에게 연락하세요
refusal-hall_closed = 지금은 번호표를 발급하지 않습니다
refusal-hall_closed_until = 지금은 번호표를 발급하지 않습니다. { $when }에 시작합니다
refusal-day_not_over = 지난 업무일이 아직 끝나지 않았습니다
refusal-too_late_today = 오늘은 시간이 부족합니다. 내일 다시 와 주세요
refusal-unknown_service = 그런 업무가 없습니다
refusal-service_retired = 이 업무는 더 이상 취급하지 않습니다
refusal-no_window = 지금은 담당 창구가 없습니다. 안내 데스크에 문의해 주세요
refusal-daily_limit_reached = 이 업무의 오늘 번호표가 모두 나갔습니다
refusal-needs_server = 서버에 연결할 수 없어 지금은 이 업무의 번호표를 드릴 수 없습니다. 안내 데스크에 문의하세요
refusal-disk = 발권기가 기록을 저장할 수 없습니다. 안내 데스크에 문의하세요
refusal-booking_alone = 서버 연결이 끊겨 예약을 조회할 수 없습니다. 번호표를 바로 뽑거나 안내 데스크에 문의하세요
refusal-block_used_up = 이 발권기의 예비 번호를 모두 썼습니다. 안내 데스크에 문의하세요
refusal-not_of_block = 이 발권기의 번호가 아닙니다
refusal-number_given = 이미 다른 분께 드린 번호입니다
refusal-day_not_begun = 아직 시작하지 않은 날짜입니다
refusal-bad_steps = 번호 하나로 업무를 8건까지, 각각 한 번씩 처리할 수 있습니다
refusal-unknown_journey = 그런 묶음 업무가 없습니다
refusal-bad_party = 번호 하나로 1~200명까지 처리할 수 있습니다. 대리인은 업무마다 위임인을 지정해야 하며 최대 16명입니다
refusal-clerk_away = 지정한 담당 직원이 지금 창구에 없습니다
refusal-needs_full_authority = 전권을 가진 창구에서 처리할 업무입니다. 권한이 있는 창구로 인계하세요
refusal-unknown_class = 그런 우선 대상이 없습니다
refusal-class_not_granted = 이 우선 대상은 안내 데스크에 문의해 주세요
refusal-evidence_required = 이 우선 대상은 증빙이 필요합니다. 제시한 것을 선택해 주세요
refusal-class_used_up = 이 우선 대상의 오늘 몫을 모두 썼습니다
refusal-ticket_exists = 이 번호는 이미 발급되었습니다
refusal-day_full = 오늘 번호표가 모두 나갔습니다
refusal-unknown_ticket = 오늘은 그런 번호가 없습니다
refusal-unknown_window = 그런 창구가 없습니다
refusal-window_not_open = 창구가 아직 열리지 않았습니다. 먼저 창구를 여세요
refusal-window_paused = 창구가 일시 중지되었습니다. 먼저 업무를 재개하세요
refusal-window_taken = 다른 직원이 이미 이 창구를 열었습니다
refusal-clerk_elsewhere = 다른 창구가 아직 열려 있습니다. 먼저 그 창구에서 처리를 마치고 닫으세요
refusal-last_window = 이 업무를 맡은 창구가 여기뿐입니다. 대체 창구나 재개 시각을 지정하세요
refusal-bad_substitute = 대체 창구는 열려 있는 다른 창구여야 합니다
refusal-time_passed = 그 시간은 이미 지났습니다
refusal-too_many_parked = 보류할 수 있는 인원이 찼습니다. 먼저 한 분의 처리를 재개하세요
refusal-not_offered = 이 창구에서 취급하지 않는 업무입니다
refusal-window_busy = 창구에 방문자가 있습니다. 먼저 처리 완료, 부재 처리, 보류 또는 인계하세요
refusal-window_busy_with = { $number }번이 창구에 있습니다. 먼저 처리 완료, 부재 처리, 보류 또는 인계하세요
refusal-not_current = 이 번호는 더 이상 이 창구에 없습니다. 화면을 갱신했습니다
refusal-not_started = 호출한 방문자가 아직 오지 않았습니다. 도착, 재호출, 부재 처리 중 하나를 누르세요
refusal-not_started_with = 호출한 { $number }번이 아직 오지 않았습니다. 도착, 재호출, 부재 처리 중 하나를 누르세요
refusal-already_started = 방문자의 업무를 처리하고 있습니다. 처리 완료를 누르세요
refusal-already_started_with = { $number }번의 업무를 처리하고 있습니다. 처리 완료를 누르세요
refusal-at_another_window = 이 번호는 다른 창구에 있습니다
refusal-wrong_state = 이 번호의 지금 상태에서는 할 수 없습니다
refusal-reason_required = 순서 외 호출은 사유를 적어야 합니다
refusal-bad_reason = 사유는 1~80자로 적으세요
refusal-recalls_used_up = 재호출 횟수를 모두 썼습니다. 부재 처리하세요
refusal-recall_too_soon = 방금 호출했습니다. 잠시 후 재호출하세요
refusal-came_too_late = 호출된 지 너무 오래되어 다시 줄을 설 수 없습니다. 번호표를 다시 뽑아 주세요
refusal-requeues_used_up = 다시 줄을 설 수 있는 횟수를 모두 썼습니다. 번호표를 다시 뽑아 주세요
refusal-returns_used_up = 이전 번호로 오늘 받을 수 있는 번호를 모두 받았습니다. 안내 데스크에 문의해 주세요
refusal-nothing_to_undo = 최근 2분 안에 되돌릴 것이 없습니다
refusal-changed_since = 그 뒤에 번호의 상태가 바뀌어 되돌릴 수 없습니다
refusal-papers_not_named = ‘서류 보완 필요’를 선택하면 부족한 서류를 표시하세요. 다른 결과에는 표시하지 않습니다
refusal-unknown_document = 이 업무에 필요하지 않은 서류입니다
refusal-no_papers_missing = 보완할 서류가 없거나 이미 모두 내셨습니다
refusal-already_back = 서류 보완용 번호를 이미 받으셨습니다. 받은 번호를 확인해 주세요
refusal-too_late_to_return = 서류 보완 기한이 지났습니다. 번호표를 다시 뽑아 주세요
refusal-no_open_case = 이 번호에는 이 업무의 기한 처리 건이 남아 있지 않습니다
refusal-bad_plan = 설정에 오류가 있습니다
refusal-unknown_booking = 이 예약을 찾을 수 없습니다. 예약 번호를 확인해 주세요. 지난 예약은 삭제됩니다
refusal-step_required = 이 번호에는 같은 업무의 기한 처리 건이 여러 개 있습니다. 하나를 지정하세요
refusal-booking_exists = 이 예약 번호는 이미 쓰였습니다
refusal-bookings_full = 예약이 모두 찼습니다. 나중에 다시 시도해 주세요
refusal-slot_full = 이 시간대는 마감되었습니다. 다른 시간을 선택해 주세요
refusal-phone_needed = 휴대전화 번호를 입력해 주세요. 인증번호를 보내 드립니다
refusal-confirmation_needed = 먼저 인증번호를 받아 주세요
refusal-confirmation_wrong = 인증번호가 다릅니다. 문자를 확인해 주세요
refusal-confirmation_over = 인증번호가 만료되었습니다. 다시 받아 주세요
refusal-sms_failed = 문자를 보내지 못했습니다. 다시 시도하거나 안내 데스크에서 예약해 주세요
refusal-slot_over = 이 시간은 이미 지났습니다. 다른 시간을 선택해 주세요
refusal-not_bookable_yet = 이 시간은 아직 예약할 수 없습니다
refusal-not_bookable_yet_until = 이 시간은 { $when }부터 예약할 수 있습니다
refusal-too_early = 아직 도착 확인을 할 수 없습니다
refusal-too_early_until = 조금 일찍 오셨습니다. { $when }부터 도착 확인을 할 수 있습니다
refusal-closed_at_slot = 죄송합니다. 예약하신 시간에 홀이 문을 닫습니다. 시간을 바꾸거나 안내 데스크에 문의해 주세요
refusal-closed_at_slot_until = 죄송합니다. 예약하신 시간에 홀이 문을 닫습니다. 다음 업무 시작: { $when }. 시간을 바꾸거나 안내 데스크에 문의해 주세요
refusal-booking_over = 이 예약은 도착 확인되었거나 취소되었거나 시간이 지났습니다
refusal-bad_shortening = 현재 시각과 계획된 마감 시각 이후이면서 지금의 마감 시각보다 이른 시각만 선택할 수 있습니다
refusal-bad_extension = 연장은 마감 후 12시간 이내만 가능합니다
refusal-tickets_still_wait = 이 창구에서만 처리할 수 있는 대기자가 있습니다. 번호표를 가진 분은 모두 처리해야 합니다
refusal-plan_in_use = 새 설정에 없는 항목이 아직 사용 중입니다
refusal-plan_of_another_hall = 다른 홀의 설정입니다
refusal-not_allowed = 이 계정에는 권한이 없습니다
refusal-key_reused = 이전 요청과 다릅니다. 처음부터 다시 해 주세요
refusal-second_ticket = 오늘 이 신분증으로 이미 이 업무의 번호표를 받으셨습니다. 먼저 받은 번호를 이용해 주세요
refusal-card_old = 예전 15자리 번호입니다. 현재 사용 중인 신분증을 이용해 주세요
refusal-card_misread = 신분증을 제대로 읽지 못했습니다. 다시 대 주세요
refusal-visit_over = 지난 번호입니다. 당일만 유효합니다. 번호표를 다시 뽑아 주세요
refusal-no_speech = 그런 음성 안내가 없습니다
refusal-starting = 홀 서버를 시작하고 있습니다. 잠시 후 다시 시도해 주세요
refusal-method_not_allowed = 화면 오류입니다. 새로 고침 해 주세요
refusal-socket_expected = 화면 오류입니다. 새로 고침 해 주세요
refusal-https_only = https:// 주소로 열어 주세요
refusal-key_missing = 화면 오류입니다. 새로 고침 해 주세요
refusal-unreadable = 화면 오류입니다. 새로 고침 해 주세요
refusal-invalid = 입력한 내용을 확인해 주세요
refusal-not_signed_in = 먼저 로그인해 주세요
refusal-signed_in_as_another = 이 브라우저에서 다른 계정으로 로그인했습니다. 다시 로그인하세요
refusal-password_short = 비밀번호는 8자 이상이어야 합니다
refusal-password_long = 비밀번호가 너무 깁니다. 최대 512바이트입니다
refusal-password_repeats = 같은 글자가 되풀이되는 비밀번호입니다. 서로 관계없는 단어 여러 개를 쓰세요
refusal-password_name = 아이디와 같은 비밀번호입니다. 서로 관계없는 단어 여러 개를 쓰세요
refusal-password_common = 너무 흔해 쉽게 추측되는 비밀번호입니다. 서로 관계없는 단어 여러 개를 쓰세요
refusal-password_same = 새 비밀번호가 현재 비밀번호와 같습니다
refusal-no_password = 비밀번호가 없는 로그인입니다
refusal-wrong_password = 아이디 또는 비밀번호가 다릅니다
refusal-too_many = 요청이 너무 많습니다. 잠시 후 다시 시도해 주세요
refusal-too_large = 내용이 너무 깁니다
refusal-record_locked = 다른 프로그램이 서버 기록을 사용하고 있습니다. 기술 담당자에게 연락하세요
refusal-record_read_only = 서버가 기록을 쓸 수 없습니다. 기술 담당자에게 연락하세요
refusal-record_io = 서버 디스크 오류입니다. 기술 담당자에게 연락하세요
refusal-if_match_missing = 화면 오류입니다. 새로 고침 해 주세요
refusal-plan_changed = 다른 사람이 설정을 변경했습니다. 새로 고침 후 다시 변경하세요
refusal-unknown_hall = 그런 홀이 없습니다
refusal-unknown_view = 그런 안내판이나 창구가 없습니다
refusal-unknown_visit = 이 번호를 찾을 수 없습니다
refusal-foreign_origin = 홀의 공식 주소로 열어 주세요
refusal-too_many_sockets = 연결이 너무 많습니다. 잠시 후 다시 시도해 주세요
refusal-accounts_unavailable = 지금은 로그인할 수 없습니다. 잠시 후 다시 시도하세요
refusal-internal = 서버 오류입니다. 기술 담당자에게 연락하세요
refusal-unknown = 찾을 수 없습니다
refusal-busy = 홀이 바쁩니다. 다시 시도해 주세요
refusal-retry_same_key = 처리되었는지 확인되지 않았습니다. 다시 눌러 주세요. 중복되지 않습니다
refusal-stopping = 서버를 다시 시작하고 있습니다. 잠시 후 다시 시도해 주세요
refusal-disk_full = 서버 디스크가 가득 찼습니다. 기술 담당자에게 연락하세요
refusal-record_damaged = 서버 기록이 손상되었습니다. 기술 담당자에게 연락하세요
refusal-away = 홀 서버에 연결할 수 없습니다. 다시 시도해 주세요
refusal-not_acknowledged = 화면의 번호를 아직 확인하지 않으셨습니다. 먼저 적어 두고 확인을 눌러 주세요
refusal-copies_used_up = 다시 인쇄할 수 있는 횟수를 모두 썼습니다. 안내 데스크에 문의해 주세요
refusal-server_away = 홀 서버에 연결할 수 없어 지금은 번호표를 뽑을 수 없습니다
refusal-printer_not_ready = 프린터가 준비되지 않아 지금은 번호표를 뽑을 수 없습니다
refusal-page_at_fault = 화면 오류입니다. 새로 고침 해 주세요
refusal-ticket_over = 이 번호는 이미 끝나서 알릴 것이 없습니다
refusal-technician_off = 이 발권기에는 기술자 화면이 없습니다
refusal-too_many_attempts = 잘못된 시도가 많습니다. 잠시 후 다시 하세요
refusal-wrong_pin = 비밀번호가 맞지 않습니다
refusal-not_entered = 먼저 기술자 비밀번호를 입력하세요
refusal-location = { $line }행 { $column }열

## shared

shared-live = 실시간
shared-connecting = 연결 중
shared-stale_since = { $time } 이후 갱신되지 않음
shared-stale_refused = 권한이 만료되었습니다
shared-stale_unknown = 서버에 더 이상 없습니다
shared-never_heard = 홀 서버에 연결할 수 없어 다시 시도하고 있습니다
shared-back_at = { $time } 업무 재개
shared-bring_by = { $day }까지 가져오시면 다시 줄 서지 않고 먼저 처리해 드립니다
shared-window = { $label }번 창구
shared-window_named = { $label }번 창구
shared-service_waiting = { $service }({ $count }명)
shared-for_person = {" "}({ $at }번째 사람)
shared-area = { $area }구역
shared-documents = 가져오실 서류
shared-fee = 수수료
shared-busy = 처리 중…
shared-close = 닫기
shared-cancel = 취소
shared-retry = 다시 시도
shared-language = 언어
shared-concern_closed_that_day = 그날은 휴무입니다
shared-concern_outside_hours = 그 시간에는 업무를 하지 않습니다
shared-concern_service_retired = 업무가 중단되었습니다
shared-concern_no_such_time = 그 시간대가 취소되었습니다
shared-concern_no_window = 담당 창구가 없습니다
shared-concern_over_capacity = 그 시간대의 자리가 줄었습니다
shared-state_waiting = 대기 중
shared-state_called = 호출됨
shared-state_serving = 처리 중
shared-state_parked = 보류
shared-state_missed = 지나간 번호
shared-state_done = 처리 완료
shared-state_cancelled = 취소됨
shared-state_expired = 당일 만료
shared-state_transferred = 다른 창구로 보냄
shared-state_open = 업무 중
shared-state_idle = 비어 있음
shared-state_not_calling = 호출 안 함
shared-state_paused = 일시 중지
shared-state_closed = 업무 준비 중
shared-state_overdue = 대기 시간 초과
shared-state_connected = 온라인
shared-state_silent = 응답 없음
shared-state_away = 오프라인
shared-state_never = 연결된 적 없음
shared-printer_ready = 프린터 정상
shared-printer_paper_low = 용지 부족
shared-printer_paper_out = 용지 없음
shared-printer_cover_open = 프린터 덮개 열림
shared-printer_cutter_error = 절단기 걸림
shared-printer_error = 프린터 고장
shared-printer_away = 프린터 응답 없음
shared-printer_trouble_not_allowed = 프린터 사용 권한 없음
shared-printer_trouble_not_found = 프린터를 찾을 수 없음
shared-printer_trouble_held = 다른 기기가 프린터 사용 중
shared-printer_trouble_paper_jam = 용지 걸림
shared-printer_trouble_head_hot = 인쇄 헤드 식히는 중
shared-printer_trouble_ticket_left = 번호표가 출구에 남음
shared-printer_trouble_lost_in_job = 인쇄 중 전원이나 케이블 끊김
shared-paper_left = 남은 용지 약 { $metres } m
shared-ordinary = 일반
shared-compared = 비교한 번호, 먼저 호출될 순서
shared-compared_waited = { $lasted } 대기
shared-note_field = 메모
shared-note_keep = 저장
shared-story = 이력
shared-story_loading = 조회 중…

## kiosk

kiosk-title = 번호표
kiosk-ask = 무슨 일로 오셨습니까?
kiosk-ask_service = 업무를 선택해 주세요
kiosk-ask_search = 업무 이름의 일부를 입력해 주세요
kiosk-search_example = 예: { $name }
kiosk-booking = 예약
kiosk-ask_code = 예약 번호를 입력해 주세요
kiosk-code_help = 예약 화면에 있는 8자리 숫자입니다. 화면의 QR 코드를 스캔해도 됩니다
kiosk-code_else = 뒤로 가서 다른 번호표를 뽑으셔도 됩니다.
kiosk-check_in = 도착 확인
kiosk-digits = 숫자
kiosk-back = 뒤로
kiosk-home = 처음으로
kiosk-search = 검색
kiosk-delete = 지우기
kiosk-clear = 모두 지우기
kiosk-big = 큰 글자
kiosk-low = 낮은 화면
kiosk-contrast = 고대비
kiosk-voice = 음성
kiosk-unsure = 어떤 업무인지 모르시겠습니까?
kiosk-unsure_take = “{ $service }” 번호표 뽑기
kiosk-unsure_ask = 안내 데스크에 문의해 주세요
kiosk-services = 업무 { $count }건
kiosk-steps = 업무 { $count }건, 번호 하나
kiosk-one_number = 번호 하나로 업무 { $count }건을 차례로 처리합니다
kiosk-up = 위로
kiosk-down = 아래로
kiosk-sold_out = 오늘 번호표가 모두 나갔습니다
kiosk-no_window = 지금은 담당 창구가 없습니다
kiosk-wait = 대기 시간
kiosk-waiting_for =
    { $count ->
        [0] 이 업무의 대기자가 없습니다
       *[other] 이 업무에 { $count }명이 대기 중입니다
    }
kiosk-where = 장소
kiosk-free = 무료
kiosk-no_documents = 필요한 서류 없음
kiosk-usual = 처리 시간
kiosk-usual_minutes = 약 { $minutes }분
kiosk-promised = 결과
kiosk-promised_now = 즉시 처리
kiosk-promised_days = 근무일 기준 { $days }일 이내
kiosk-take = 번호표 뽑기
kiosk-taking = 번호표를 뽑는 중…
kiosk-closed = 번호표 발급 중지
kiosk-closed_until = 번호표 발급 중지. { $when }부터 발급합니다
kiosk-closed_look = 필요한 서류를 미리 확인하실 수 있습니다
kiosk-until = { $time }까지 발급
kiosk-server_away = 홀 서버에 연결할 수 없어 지금은 번호표를 뽑을 수 없습니다
# $clock (text)
kiosk-alone = 서버 연결이 잠시 끊겼지만 번호표는 정상 발급됩니다. 대기 시간은 { $clock } 기준입니다.
# $count (number)
kiosk-to_merge = 합칠 번호표 { $count }장
# $clock (text)
kiosk-as_of = { $clock } 기준(서버 연결 끊김)
kiosk-trouble_token = 서버가 이 기기의 토큰을 알지 못해 지금은 번호표를 뽑을 수 없습니다
kiosk-trouble_not_allowed = 이 기기의 토큰은 이 홀의 것이 아니므로 지금은 번호표를 뽑을 수 없습니다
kiosk-trouble_unknown = 서버에 이 홀이나 기기가 없어 지금은 번호표를 뽑을 수 없습니다
kiosk-trouble_untrusted = 서버 인증서를 확인할 수 없어 지금은 번호표를 뽑을 수 없습니다
kiosk-program_away = 기기를 다시 시작하고 있습니다. 잠시만 기다려 주세요
kiosk-ask_staff = 안내 데스크에서 번호표를 받아 주세요
kiosk-tell_staff = 직원에게 알려 주시거나 안내 데스크로 가 주세요
kiosk-printer_paper_out = 용지가 떨어져 지금은 번호표를 뽑을 수 없습니다
kiosk-printer_cover_open = 프린터 덮개가 열려 있어 지금은 번호표를 뽑을 수 없습니다
kiosk-printer_cutter_error = 절단기가 걸려 지금은 번호표를 뽑을 수 없습니다
kiosk-printer_error = 프린터가 고장 나 지금은 번호표를 뽑을 수 없습니다
kiosk-printer_away = 프린터가 응답하지 않아 지금은 번호표를 뽑을 수 없습니다
kiosk-printer_trouble_not_allowed = 이 기기에 프린터 사용 권한이 없어 지금은 번호표를 뽑을 수 없습니다
kiosk-printer_trouble_not_found = 프린터를 찾을 수 없어 지금은 번호표를 뽑을 수 없습니다
kiosk-printer_trouble_held = 다른 기기가 프린터를 사용하고 있어 지금은 번호표를 뽑을 수 없습니다
kiosk-printer_trouble_ticket_left = 출구에 있는 번호표를 가져가 주세요
kiosk-printer_trouble_paper_jam = 용지가 걸려 지금은 번호표를 뽑을 수 없습니다
kiosk-printer_trouble_head_hot = 프린터를 식히는 중입니다. 잠시 후 다시 뽑아 주세요
kiosk-printer_trouble_lost_in_job = 프린터의 전원이나 케이블이 끊겨 지금은 번호표를 뽑을 수 없습니다
kiosk-your_number = 고객님 번호
kiosk-printing = 인쇄 중입니다. 잠시만 기다려 주세요
kiosk-printed = 번호표를 받아 주세요
kiosk-failed = 번호표가 인쇄되지 않았지만 번호는 유효합니다
kiosk-uncertain = 번호표가 인쇄되지 않았을 수 있지만 번호는 유효합니다
kiosk-remember = 이 번호를 기억하거나 사진으로 찍어 두세요. 이 번호로 불러 드립니다
kiosk-noted = 확인했습니다
kiosk-reprint = 다시 인쇄
kiosk-done = 완료
kiosk-still_there = 계속하시겠습니까?
kiosk-idle_left = { $seconds }초 후 처음 화면으로 돌아갑니다
kiosk-go_on = 계속
kiosk-starting = 시작 중
kiosk-starting_help = 기기가 홀에 연결하고 있습니다. 잠시만 기다려 주세요
kiosk-page = { $pages }쪽 중 { $page }쪽
kiosk-letters = 글자
kiosk-options = 화면 설정
kiosk-wanted = 자주 찾는 업무
kiosk-by_department = 부서별로 찾기
kiosk-departments = { $count }개 부서
kiosk-ask_department = 어느 부서의 업무인가요?
kiosk-told_at_once = 한 번에 모두 안내
kiosk-list_only = 목록만 인쇄
kiosk-list_printing = 목록을 인쇄하는 중…
kiosk-list_printed = 목록을 가져가세요. 오실 때 번호표를 뽑으세요
kiosk-list_failed = 목록이 인쇄되지 않았습니다. 화면을 사진으로 찍으세요
kiosk-take_paperless = 번호 받기 (인쇄 없음)
kiosk-paperless = 지금은 인쇄할 수 없어 번호가 화면에 표시됩니다
kiosk-on_screen = 인쇄되지 않았습니다. 코드를 스캔하거나 번호를 적어 두세요
kiosk-scan = 휴대폰에 저장
kiosk-still_reading = 번호를 적어 두셨나요?
kiosk-number_leaves = { $seconds }초 후 번호가 화면에서 사라집니다
kiosk-read_on = 더 보기
kiosk-elsewhere = 이 홀에서 처리하지 않습니다. 다음 장소로 가세요
kiosk-elsewhere_wait = 그곳의 현재 대기
kiosk-elsewhere_closed = 그곳은 지금 번호표를 주지 않습니다

## guide: What is said to those who use the kiosk by its key pad. [pages]

guide-welcome = 음성 안내입니다. 아래 키는 다음 항목, 위 키는 이전 항목, 확인 키는 선택, 왼쪽 키는 뒤로, 오른쪽 키는 다시 듣기입니다.
# $times (number)
guide-language =
    { $times ->
        [0] 한국어는 확인 키를 누르세요.
       *[other] 한국어는 아래 키를 { $times }번 누른 다음 확인 키를 누르세요.
    }
# $at (number)
# $count (number)
guide-item = { $count }개 중 { $at }번째
guide-on = 켜짐
guide-to_first = 끝입니다. 처음으로 돌아갑니다
guide-to_last = 처음입니다. 끝으로 갑니다
guide-to = 에서
guide-again = 다시 말씀드립니다
guide-help = 아래 키 또는 8, 다음 항목. 위 키 또는 2, 이전 항목. 확인 키 또는 5, 선택. 왼쪽 키 또는 우물 정자, 뒤로. 오른쪽 키 또는 별표, 다시 듣기. 1, 작게. 3, 크게. 7, 느리게. 9, 빠르게. 점, 화면 끄기 또는 켜기. 0, 이 설명 듣기.
guide-ask_help = 키 설명
guide-louder = 크게
guide-quieter = 작게
guide-faster = 빠르게
guide-slower = 느리게
guide-dark = 화면 끄기
# $level (number)
guide-volume = 음량 { $level }
# $level (number)
guide-pace = 속도 { $level }
guide-is_dark = 화면이 꺼져 다른 사람이 볼 수 없습니다.
guide-is_light = 화면이 다시 켜졌습니다.
guide-veil = 음성 안내 중이라 화면이 꺼져 있습니다. 화면을 누르면 켜집니다.
guide-nothing = 여기에는 선택할 항목이 없습니다.
guide-deleted = 지워졌습니다
# $seconds (number)
guide-idle = 아직 계십니까? { $seconds }초 후 처음 화면으로 돌아갑니다. 계속하려면 아무 키나 누르세요.
guide-failed = 지금은 음성이 나오지 않습니다. 화면을 보시거나 직원에게 문의하세요
guide-no_voice = 이 기기에는 이 언어의 음성이 없습니다

## technician

technician-title = 기술자
technician-pin = 기술자 PIN을 입력하세요
technician-pin_typed = { $count }자리 입력됨
technician-delete = 지우기
technician-enter = 들어가기
technician-back = 방문객 화면으로
technician-off = 이 기기에는 기술자 화면이 없습니다: PIN 없이 시작되었습니다.
technician-wrong_pin = PIN이 틀립니다. 다시 입력하세요
technician-too_many_attempts = 틀린 횟수가 너무 많습니다. 30초 뒤에 다시 하세요
technician-away = 기기 프로그램이 응답하지 않습니다
technician-closes_in = 조작이 없어 { $seconds }초 뒤 방문객 화면으로 돌아갑니다
technician-stay = 계속
technician-printer = 프린터
technician-network = 네트워크
technician-computer = 기기
technician-waiting = 단독 발권
technician-state = 상태
technician-code = 코드
technician-since = 시작
technician-raw = 마지막 응답
technician-raw_none = 응답 없음
technician-address = 주소
technician-profile = 프로파일
technician-server = 서버
technician-connected_since = { $time }부터 연결됨
technician-away_since = { $time }부터 연결 안 됨
technician-last_error = 마지막 오류
technician-none = 없음
technician-trust = 인증서
technician-trust_plain = 암호화 안 됨
technician-trust_system = 시스템이 신뢰
technician-trust_pinned = { $what }만 신뢰
technician-version = 버전
technician-running = 프로그램 가동
technician-booted = 컴퓨터 가동
technician-restarts = 하루 재시작
technician-temperature = 온도
technician-disk = 디스크 여유
technician-disk_of = { $size } 중 { $free }
technician-clock = 시계 오차
technician-last_ticket = 마지막 번호
technician-unknown = 알 수 없음
technician-to_merge = 병합 대기
technician-refused = 거부됨
technician-numbers = 예비 번호
technician-numbers_low = 거의 없음
technician-numbers_enough = 충분
technician-keeps_nothing = 저장하지 않음: 서버가 끊기면 멈춤
technician-test_print = 시험 인쇄
technician-testing = 인쇄 중…
technician-printed = 시험 인쇄 완료
technician-failed = 인쇄 안 됨: { $why }
technician-uncertain = 인쇄 여부를 알 수 없음: { $why }
technician-busy = 발권 또는 인쇄 중입니다. 잠시 뒤 다시 하세요
technician-restart = 프로그램 재시작
technician-restart_sure = 다시 누르면 재시작
technician-restarting = 재시작 중입니다. 곧 방문객 화면으로 돌아갑니다…
technician-bytes = 프린터 통신
technician-bytes_help = → 보냄, ← 받음(16진수). 번호표 내용은 시작과 길이만 남깁니다.
technician-bytes_none = 아직 없음
technician-bytes_count = { $count }바이트
technician-sent = 보냄
technician-received = 받음
technician-log = 프로그램 로그

## board

board-title = 호출 안내판
board-please = 호출
board-to_window = { $label }번 창구
board-go = { $label }번 창구로 오세요
board-again = 재호출
board-serving = 처리 중
board-waiting = 대기
board-waiting_total = { $count }명
board-nobody_waits = 대기자 없음
board-waiting_more = 그 외 { $count }명
board-missed = 지나간 번호
board-missed_more = 모두 { $count }개
board-missed_help = 안내 데스크로 오세요
board-paused = 일시 중지
board-until = { $time }까지
board-empty = 번호 호출을 확인해 주세요
board-empty_help = 호출되면 여기에 창구가 표시됩니다
board-on_break = 휴식 중
board-closed = 오늘 업무가 끝났습니다
board-shut = 업무 준비 중
board-opens = { $time } 업무 시작
board-connecting = 홀에 연결하고 있습니다
board-connecting_help = 창구의 호출을 따라 주세요
board-denied = 이 화면은 아직 승인되지 않았습니다
board-denied_help = 기술 담당자가 준 링크로 한 번 열어 주세요
board-unknown = 홀에 { $board } 안내판이 없습니다
board-unknown_help = 주소의 board를 확인하거나 설정에 이 안내판을 추가하세요
board-no_hall = 홀을 찾을 수 없습니다
board-no_hall_help = 주소의 hall을 확인하거나 먼저 홀의 설정을 가져오세요
board-stale_help = 창구의 호출을 따라 주세요
board-sound = 화면을 눌러 소리를 켜세요
board-recent = 최근 호출

## window

window-title = { $label }번 창구
window-please = 호출
window-please_number = 번
window-serving = 처리 중
window-idle = 번호 호출을 기다려 주세요
window-paused = 일시 중지
window-back_at = { $time } 업무 재개
window-closed = 업무 준비 중
window-opens = 홀은 { $time } 업무를 시작합니다
window-connecting = 홀에 연결하고 있습니다
window-unknown = { $id } 창구가 없습니다
window-denied = 이 화면은 아직 승인되지 않았습니다
window-denied_help = 기술 담당자가 준 링크로 한 번 열어 주세요
window-unknown_help = 주소의 window를 확인하거나 설정에 이 창구를 추가하세요
window-no_hall = 홀을 찾을 수 없습니다
window-no_hall_help = 주소의 hall을 확인하거나 먼저 홀의 설정을 가져오세요
window-no_window = 주소에 ?hall=홀&window=창구 를 적어 주세요

## visitor

visitor-title = 내 번호 { $number }
visitor-title_called = { $window }번 창구로 오세요 · { $number }
visitor-your_number = 고객님 번호
visitor-risen = 우선 대상이나 예약하신 분이 있어 앞의 대기 인원이 바뀌었습니다
visitor-go = { $window }번 창구로 오세요
visitor-go_now = 지금 고객님 차례입니다
visitor-serving = { $window }번 창구에서 처리 중입니다
visitor-missed = 번호가 지나갔습니다
visitor-parked = 업무가 잠시 보류되었습니다
visitor-parked_help = 서류를 보완한 뒤 창구로 돌아오세요. 번호표를 다시 뽑지 않아도 됩니다
visitor-come_back = 돌아왔습니다
visitor-papers_main = 서류가 아직 부족합니다
visitor-papers_main_help = 보완해 오시면 다시 줄 서지 않습니다
visitor-papers = 부족한 서류: { $service }
visitor-papers_return = 서류를 가져왔습니다. 새 번호 받기
visitor-papers_return_help = 홀에 도착한 뒤 눌러 주세요. 새 번호는 이 화면에 표시되며 안내 데스크에서도 받을 수 있습니다
visitor-papers_back = 새 번호는 { $number }입니다
visitor-linked = { $number }번에 이어서 처리
visitor-done = 처리가 끝났습니다
visitor-done_help = 감사합니다. 소지품을 챙겨 가세요
visitor-cancelled = 이 번호는 취소되었습니다
visitor-cancelled_help = 필요하시면 번호표를 다시 뽑아 주세요
visitor-expired = 이 번호는 만료되었습니다. 당일만 유효합니다
visitor-closed = 휴식 중입니다. { $time}에 다시 시작합니다
visitor-closed_plain = 지금은 홀이 쉬는 시간입니다
visitor-today_over = 오늘 업무가 끝났습니다
visitor-again = 이 번호는 더 이상 유효하지 않습니다. { $time } 이후에 다시 뽑아 주세요
visitor-steps = 업무
visitor-no_documents = 필요한 서류 없음
visitor-alert = 호출되면 소리로 알림
visitor-alert_on = 호출되면 소리와 진동으로 알려 드립니다. 이 화면을 닫지 마세요
visitor-alert_failed = 이 휴대전화에서는 소리를 낼 수 없습니다. 화면을 확인해 주세요
visitor-remind = 앞에 { $ahead }명 남으면 알림 받기
visitor-remind_on = 앞에 { $ahead }명 남으면 이 휴대전화로 알려 드립니다. 이 화면은 닫아도 됩니다
visitor-remind_sms = 앞에 { $ahead }명 남으면 예약하신 전화번호로 문자를 보내 드립니다
visitor-remind_stop = 알림 받지 않기
visitor-remind_off = 알림이 꺼져 있습니다
visitor-remind_again = 알림 켜기
visitor-remind_blocked = 브라우저에서 알림이 차단되어 있습니다. 설정에서 허용한 뒤 다시 시도하거나 전광판을 확인해 주세요
visitor-remind_failed = 알림을 켜지 못했습니다. 다시 시도하거나 전광판을 확인해 주세요
visitor-cancel = 취소하겠습니다
visitor-cancel_ask = { $number }번을 취소하시겠습니까?
visitor-cancel_help = 취소하면 되돌릴 수 없으며 번호표를 다시 뽑아야 합니다
visitor-cancel_yes = 취소하기
visitor-cancel_no = 취소하지 않고 계속 대기
visitor-over = 이 번호는 만료되었습니다
visitor-over_help = 번호는 당일만 유효합니다. 필요하시면 다시 뽑아 주세요
visitor-unknown = 이 번호를 찾을 수 없습니다
visitor-unknown_help = 번호는 당일만 유효합니다. 링크를 확인하거나 안내 데스크에 문의하세요
visitor-connecting = 번호를 조회하고 있습니다
visitor-stale_help = 화면이 갱신되지 않았습니다. 홀의 안내판과 호출을 따라 주세요

## book

book-title = 방문 예약
book-which = 무슨 일로 오십니까?
book-when = 언제 오십니까?
book-what_time = 몇 시에 오십니까?
book-left = { $count }자리 남음
book-full = 마감
book-no_services = 지금은 이 홀을 온라인으로 예약할 수 없습니다
book-no_services_help = 홀에서 번호표를 뽑아 주세요
book-no_days = 앞으로 2주간 예약이 모두 찼습니다
book-no_days_help = 홀에서 번호표를 뽑으셔도 됩니다. 시간대마다 현장 방문자를 위한 자리가 있습니다
book-name = 이름(선택)
book-phone = 휴대전화(선택)
book-private_help = 이름과 전화번호는 연락에만 쓰이며 방문한 날이 끝나면 삭제됩니다
book-phone_needed = 휴대전화
book-send_code = 인증번호 받기
book-code_sent = { $phone }(으)로 인증번호를 보냈습니다. 10분간 유효합니다
book-sms_code = 문자 인증번호
book-send_again = 다시 받기
book-send_again_in = 다시 받기({ $seconds }초)
book-book = 예약하기
book-code = 예약 번호
book-qr = 예약 QR 코드. 번호표 기기에서 스캔할 수 있습니다
book-code_help = 홀에 도착하면 기기에서 스캔하거나 예약 번호를 입력하고, 또는 안내 데스크에 알려 번호를 받으세요. 화면을 캡처해 두세요
book-check_in = { $from }부터 도착 확인을 할 수 있으며, { $late } 이후에 오시면 도착 확인 시각부터 대기합니다
book-released = { $time }까지 도착 확인을 하지 않으면 다른 분께 자리가 돌아갑니다
book-move = 시간 변경
book-cancel = 예약 취소
book-cancel_yes = 취소하기
book-keep = 그대로 두기
book-book_another = 하나 더 예약
book-unknown = 이 예약을 찾을 수 없습니다
book-unknown_help = 예약 번호를 확인해 주세요. 날짜가 지난 예약은 삭제됩니다
book-loading = 조회 중
book-state_booked = 예약됨
book-state_checked_in = 도착 확인됨
book-state_cancelled = 취소됨
book-state_missed = 시간 지남
book-concern_closed_that_day = 죄송합니다. 그날은 휴무입니다
book-concern_outside_hours = 죄송합니다. 그 시간에는 업무를 하지 않습니다
book-concern_service_retired = 죄송합니다. 이 업무는 중단되었습니다
book-concern_no_such_time = 죄송합니다. 그 시간대는 취소되었습니다
book-concern_no_window = 죄송합니다. 지금은 담당 창구가 없습니다
book-concern_over_capacity = 죄송합니다. 그 시간대의 자리가 줄어 먼저 예약한 분들로 찼습니다
book-concern_nothing = 지금은 이 업무를 다른 시간에 예약할 수 없습니다. 예약을 취소하거나 홀에 문의해 주세요
book-concern_help = 홀 사정이 바뀌어 이 예약을 지킬 수 없게 되었습니다. 다른 시간으로 바꾸거나 취소해 주세요
book-concern_over = 홀 사정이 바뀌어 이 예약을 지키지 못했습니다. 고객님의 잘못이 아닙니다. 다시 예약해 주세요
book-number = 고객님 번호는 { $number }입니다
book-to_ticket = 대기 순서 보기
book-missed_help = 자리가 다른 분께 돌아갔습니다. 홀에서 번호표를 뽑거나 다시 예약해 주세요
book-cancelled_help = 필요하시면 다시 예약하실 수 있습니다
book-back = 뒤로

## clerk

clerk-pick_title = 어느 창구에 계십니까?
clerk-pick_hint = 이 컴퓨터에 저장됩니다. 창구 번호를 입력하고 Enter를 누르거나 화면에서 선택하세요.
clerk-pick_field = 창구 번호
clerk-pick_none = 그런 창구 번호가 없습니다
clerk-change_window = 창구 변경
clerk-keys_title = 단축키
clerk-keys_look = 목록으로, ↑↓ 선택
clerk-keys_digits = 처리 결과·사유 선택
clerk-keys_leave = 닫기, 취소
clerk-waiting = 대기 { $count }명
clerk-longest = 최장 { $lasted }
clerk-mine = 오늘 내 처리 { $count }건
clerk-mine_service = {" "}· 평균 처리 { $lasted }
clerk-mine_wait = {" "}· 평균 대기 { $lasted }
clerk-opening = 창구를 여는 중…
clerk-next = 다음 호출
clerk-space = 스페이스
clerk-open = 창구 열기
clerk-resume = 업무 재개
clerk-finish_pause = 처리 완료 후 일시 중지
clerk-next_finishes = { $number } 처리 완료: { $outcome }
clerk-next_waits = { $number } 도착 대기 중
clerk-next_calls =
    { $count ->
        [0] 지금은 대기자 없음
       *[other] { $count }명 대기 중
    }
clerk-doing_next = 호출 중…
clerk-doing = 처리 중…
clerk-recall = 재호출
clerk-start = 도착
clerk-miss = 부재 처리
clerk-park = 보류
clerk-transfer = 인계
clerk-add = 업무 추가
clerk-finish = 처리 완료만
clerk-undo = 되돌리기
clerk-ahead = 미리 호출
clerk-serve = 번호 없이 처리
clerk-serve_title = 번호 없이 어떤 업무를 처리합니까?
clerk-papers_title = { $number }: 어떤 서류가 부족합니까?
clerk-papers_hint = 부족한 서류를 한 번에 모두 안내하세요. 기한 안에 원래 번호표의 QR 코드를 스캔하면 먼저 처리합니다.
clerk-papers_next = 일괄 안내 후 다음 호출
clerk-papers_only = 일괄 안내만, 호출 안 함
clerk-papers_none = 하나 이상 선택하세요
clerk-papers_another = 기타 서류
clerk-papers_other = 기타 서류 내용(안내문에 인쇄됨)
clerk-papers_unsaid = 기타 서류의 내용을 적으세요
clerk-brings = 이번에 보완한 서류
clerk-take_over = 이 창구 인수
clerk-taken = 다른 직원이 이 창구에 있습니다
clerk-taken_hint = 여기서 키를 눌러도 그 직원이 맡은 방문자에게는 영향이 없습니다. 창구를 변경하거나, 홀 규정이 허용하면 스페이스 키로 인수하세요.
clerk-taken_below = 다른 직원이 이 창구에 있음
clerk-vacant_below = 앞 근무자 교대, { $number } 창구에 남음
clerk-waits = 미리 호출
clerk-waits_large = 다음 방문자가 오면 바로 호출합니다
clerk-waits_hint = { $time }부터. 일시 중지하거나 창구를 닫거나 다른 번호를 호출하면 끝납니다.
clerk-waits_below = 번호표를 뽑는 대로 이 창구로 호출
clerk-substitute = 대체 창구: { $window }번 창구
clerk-covers = 대신 처리: { $windows }
clerk-lent = { $time }까지 업무 대행: { $services }
clerk-parked_long = 상황을 확인할 때입니다
clerk-pause_alone =
    { $substitutes ->
        [true] 지금 다른 창구에서 처리하지 않는 업무: { $services }. 재개 시각이나 대체 창구를 선택하세요.
       *[other] 지금 다른 창구에서 처리하지 않는 업무: { $services }. 재개 시각을 선택하세요.
    }
clerk-pause_substitute = 대체 창구
clerk-note = 메모
clerk-note_before = 앞 단계 메모
clerk-note_title = 다음 창구에 전할 메모: { $number }
clerk-note_hint = 창구와 안내 데스크에서만 보입니다. 기록에 남지 않으며 당일 삭제됩니다.
clerk-up_next = 다음 순서 보기
clerk-up_next_title = 지금 호출하면 누구입니까?
clerk-up_next_none = 지금은 대기자가 없습니다
clerk-looking = 조회 중…
clerk-pause = 일시 중지
clerk-close = 창구 닫기
clerk-acts = 예외 처리
clerk-called_for = 호출 후 { $lasted }
clerk-serving_for = 처리 { $lasted }
clerk-assumed = (추정)
clerk-seconds = { $count }초
clerk-recalls = 재호출 { $count }회
clerk-waited = { $lasted } 대기
clerk-reached = 안내판 표시 { $shown }/{ $boards }
clerk-reached_none = 이 호출을 표시한 안내판이 없습니다. 직접 불러 주세요
clerk-boards_none = 이 창구를 표시하는 안내판이 연결되어 있지 않습니다. 직접 불러 주세요
clerk-documents = 안내한 서류
clerk-documents_none = 필요한 서류 없음
clerk-steps = 이 번호의 업무
clerk-outcome = 처리 결과
clerk-default_mark = 기본
clerk-cases = 건수
clerk-more = 한 건 더하기
clerk-fewer = 한 건 빼기
clerk-idle = 비어 있음
clerk-idle_nobody = 지금은 대기자가 없습니다
clerk-idle_nobody_hint = 번호표가 발급되면 자동으로 표시됩니다.
clerk-idle_some = { $count }명 대기 중
clerk-closed = 창구 업무 준비 중
clerk-closed_hint = 창구를 열어야 호출할 수 있습니다. 안내판에는 업무 준비 중으로 표시됩니다.
clerk-hall_closed = 홀 휴식 중입니다. 번호표 발급: { $when }부터. 이미 발급된 번호는 계속 처리할 수 있습니다.
clerk-hall_closed_unknown = 지금은 홀에서 번호표를 발급하지 않습니다. 이미 발급된 번호는 계속 처리할 수 있습니다.
clerk-paused = 일시 중지
clerk-back_at = { $time } 재개
clerk-back_late = 재개 예정 { $time }, 시간 지남
clerk-back_unknown = 재개 시각 미정
clerk-serves = 취급 업무:
clerk-serves_all = 이 창구의 모든 업무
clerk-narrow = 일부 업무만 취급
clerk-narrow_title = 오늘은 다음 업무만 취급
clerk-narrow_open = 선택한 업무로 창구 열기
clerk-narrow_all = 모두 선택
clerk-list_waiting = 대기
clerk-list_orphaned = 최초 담당: 이어서 처리할 창구 없음
clerk-call_here = 이 창구로 호출
clerk-orphaned = { $numbers }: 이어서 처리할 창구가 없으며 최초 담당자입니다. 목록에서 이 창구로 호출하거나 안내 데스크에 확인하세요
clerk-principal = 위임인
clerk-principal_at = { $at }번째 사람
clerk-lead = 주관 창구
clerk-list_missed = 이 창구의 지나간 번호
clerk-list_parked = 보류
clerk-list_more = 외 { $count }명
clerk-list_empty = 없음
clerk-call_again = 재호출
clerk-take_back = 처리 재개
clerk-overdue = 최장 대기 시간 초과
clerk-lists_hint = 목록
clerk-miss_title = { $number }: 오지 않았습니까?
clerk-park_title = { $number }: 보류하시겠습니까?
clerk-park_hint = 서류를 가져오면 보류 목록에서 재개합니다. 다시 줄 서지 않습니다.
clerk-finish_title = { $number }({ $outcome }): 처리를 완료하고 다음은 호출하지 않습니까?
clerk-undo_call = { $number }: 호출을 되돌리시겠습니까? 남은 시간 { $left }
clerk-undo_miss = { $number }: 부재 처리를 되돌리시겠습니까? 남은 시간 { $left }
clerk-undo_finish = { $number }: 처리 완료를 되돌리시겠습니까? 남은 시간 { $left }
clerk-leave_title = 로그아웃
clerk-leave_title_with = { $number }: 아직 창구에 있습니다. 로그아웃 전에 교대하세요
clerk-leave_hand_over = 교대 직원에게 맡기고 로그아웃
clerk-leave_finish_first = 먼저 처리 완료
clerk-leave_hint = { $number }: 이 창구에 남으며 교대 직원이 로그인한 뒤 이어서 처리합니다. 그동안 호출하지 않습니다.
clerk-leave_close = 창구를 닫고 로그아웃
clerk-leave_stay = 로그아웃하지 않음
clerk-close_title = 창구를 닫으시겠습니까?
clerk-close_hint =
    { $waiting ->
        [true] 안내판에 업무 준비 중으로 표시되며, 대기자는 다른 창구에서 호출합니다.
       *[other] 안내판에 업무 준비 중으로 표시됩니다.
    }
clerk-left_here = 지금 다른 창구에서 처리하지 않는 대기자: { $who }. 창구를 닫으면 호출할 창구가 없습니다. 먼저 책임자에게 업무 대행을 요청하거나 일시 중지하세요.
clerk-alone_here = 지금 다른 창구에서 처리하지 않는 업무: { $services }. 이후 번호표를 뽑는 분은 창구가 열릴 때까지 기다려야 합니다.
clerk-pause_title = 일시 중지 사유
clerk-pause_after = 현재 방문자의 처리가 끝나면 일시 중지합니다.
clerk-pause_other = 기타 사유
clerk-pause_back = 재개 시각
clerk-minutes = { $count }분 후
clerk-unknown = 미정
clerk-transfer_title = { $number }: 어디로 인계합니까?
clerk-add_title = { $number }: 어떤 업무를 추가합니까?
clerk-find_destination = 창구 번호, 직원 이름, 업무, 병음 또는 병음 머리글자
clerk-find_service = 업무 이름, 병음 또는 병음 머리글자
clerk-find_none = 찾을 수 없습니다. 다른 단어를 입력해 보세요.
clerk-find_closed = { $name } · 업무 준비 중
clerk-find_below = 아래에 { $count }개 더 있음: ↓를 누르거나 더 입력하세요
clerk-place = 대기 순서
clerk-place_own = 도착 시각순
clerk-place_first = 맨 앞
clerk-place_last = 맨 뒤
clerk-call_title = { $number }: 순서 외 호출 사유
clerk-call_other = 사유 직접 입력
clerk-call_do = 호출
clerk-confirm = 확인
clerk-leave = 취소
clerk-stale = 서버와 연결이 끊겼습니다. 아래 내용이 바뀌었을 수 있습니다. 계속 눌러도 중복 호출되지 않습니다.
clerk-denied = 서버가 이 화면의 접속을 허용하지 않습니다.
clerk-sign_in_again = 다시 로그인

## reception

reception-opening = 안내 데스크를 여는 중…
reception-title = 안내 데스크
reception-ask = 업무, 병음, 번호 A012, 예약 번호 또는 스캔
reception-ask_hint = 업무를 입력하면 번호표 발급, 번호를 입력하면 번호 찾기. ↑↓ 선택, Enter 확정, Esc 지우기.
reception-found_none = 그런 업무를 찾을 수 없습니다. 다른 단어를 입력해 보세요.
reception-number_none = 오늘 없는 번호: { $number }
reception-number_none_hint = 글자와 숫자를 확인하세요. 어제 번호는 무효입니다.
reception-find_number = 번호 찾기: { $number }
reception-find_scanned = 스캔한 번호 찾기
reception-find_booking = 예약 번호 { $code }
reception-journey = 묶음 업무, { $steps }단계
reception-advice = 어떤 업무인지 모를 때: 상담 번호 발급
reception-book_for = 대신 예약
reception-booking_booked = 예약됨
reception-booking_checked_in = 도착 확인됨
reception-booking_cancelled = 취소됨
reception-booking_missed = 오지 않아 자리를 넘김
reception-booking_times = { $from }부터 도착 확인, { $late } 이후 지각, { $gone }까지 오지 않으면 자리를 넘김
reception-booking_number = 번호 { $number }
reception-booking_check_in = 도착 확인, 번호표 발급
reception-booking_move = 시간 변경
reception-booking_concern = 홀 사정이 바뀌었습니다. 방문자와 상의하여 예약을 변경하거나 취소하세요
reception-bookings = 예약 명단
reception-concerned = 영향받는 예약
reception-booking_cancel = 예약 취소
reception-booking_cancel_yes = 한 번 더 눌러 예약 취소
reception-earlier = 오늘의 { $number }번입니다. 이전의 { $number }번도 서류 보완 대상입니다. 번호표의 날짜를 확인하세요.
reception-earlier_show = 이전 번호입니다
reception-missing_title = { $number } 서류 보완
reception-missing_documents = 부족한 서류:
reception-missing_over = 기한이 지났거나 이미 돌아옴
reception-people = 인원
reception-people_wrong = 인원은 1~200명으로 적으세요
reception-agent = 대리 신청
reception-principals = 위임인
reception-principal = { $at }번째 사람
reception-principal_name = 이름(창구에서만 보임)
reception-principal_more = 한 명 더 추가
reception-principals_wrong = 사람마다 업무를 하나 이상 선택하세요
reception-named_clerk = 담당 직원
reception-named_none = 지정 안 함
reception-come_back = 방문자 돌아옴
reception-return = 서류 보완 후 방문, 새 번호 발급
reception-note = 메모
reception-enter = Enter
reception-issue = 번호표 발급
reception-issuing = 발급 중…
reception-issue_closed = 홀 휴식 중, 번호표 발급: { $when }부터
reception-issue_closed_unknown = 지금은 홀에서 번호표를 발급하지 않습니다
reception-unavailable = 오늘 번호표가 모두 나갔습니다
reception-unserved = 지금은 담당 창구가 없습니다
reception-now_waiting =
    { $count ->
        [0] 지금은 대기자 없음
       *[other] { $count }명 대기 중
    }
reception-documents = 가져오실 서류
reception-documents_none = 필요한 서류 없음
reception-fee = 수수료
reception-promised =
    { $days ->
        [0] 즉시 처리
       *[other] 근무일 기준 { $days }일 이내
    }
reception-class = 우선 대상
reception-head_start = { $minutes }분 앞당김
reception-share = 호출 { $n }회 중 { $k }회
reception-evidence = 증빙
reception-evidence_card = 신분증
reception-evidence_certificate = 증명서
reception-evidence_seen = 대면 확인
reception-order = 처리 순서
reception-order_fixed = 정해진 순서대로
reception-order_free = 빠른 것부터
reception-booked = 예약 시간
reception-booked_wrong = 예약 시간은 10:30과 같이 적으세요
reception-phone = 전화
reception-phone_wrong = 전화번호에는 숫자와 +, -만 쓸 수 있습니다
reception-language = 번호표 언어
reception-more_services = 업무 하나 더 추가
reception-services = 업무
reception-remove = 빼기
reception-back = 뒤로
reception-issued = 발급됨
reception-ahead_note = 우선 대상이나 예약하신 분이 오면 앞의 대기 인원이 바뀔 수 있습니다.
reception-arrived = { $time } 발급
reception-at_window = 위치: { $window }
reception-printed_printed = 인쇄됨
reception-printed_failed = 인쇄되지 않음
reception-printed_uncertain = 인쇄 여부 불확실
reception-printed_on_screen = 화면에 표시됨 (인쇄 없음)
reception-visitor_page = 방문자 휴대전화 화면
reception-printed_none = 아직 인쇄하지 않음
reception-print = 번호표 인쇄
reception-print_again = 번호표 다시 인쇄
reception-print_missing = 보완 목록 인쇄
reception-paper_missing = 보완할 서류
reception-paper_bring = 서류를 갖추어 이 안내문과 함께 가져오시면 코드를 스캔하여 먼저 처리해 드립니다
reception-print_asked = 번호표가 나왔습니까?
reception-print_yes = 나왔음
reception-print_no = 안 나왔음
reception-requeue = 대기열로 복귀
reception-requeue_title = { $number }: 대기열로 복귀하시겠습니까? { $behind }명 뒤, 대기자가 그보다 적으면 맨 뒤입니다.
reception-cancel = 번호 취소
reception-cancel_title = { $number }: 취소하시겠습니까? 취소하면 되돌릴 수 없습니다.
reception-grant = 우선 대상 변경
reception-grant_title = { $number }: 우선 대상
reception-confirm = 확인
reception-waiting_title = 대기
reception-waiting_total = 모두 { $count }명
reception-waiting_none = 지금은 대기자가 없습니다
reception-waiting_list = { $service }: 대기 명단
reception-kiosk_away = 발권기 { $kiosk }이(가) { $time }부터 연결이 끊겨 자체 번호({ $numbers })를 발급하고 있을 수 있습니다
reception-kiosk_merging = 발권기 { $kiosk }의 번호 { $count }개가 아직 합쳐지지 않았습니다
reception-kiosk_refused = 발권기 { $kiosk }의 번호 { $count }개를 합치지 못했습니다. 번호를 가진 분을 도와 주세요
reception-list_none = 지금 이 업무의 대기자가 없습니다
reception-no_window = 창구 없음
reception-open_windows = 창구 { $count }개
reception-closed = 홀 휴식 중
reception-stale = 서버와 연결이 끊겼습니다. 대기 인원이 바뀌었을 수 있습니다. 발급과 번호 찾기는 다시 시도해도 중복되지 않습니다.
reception-empty_title = 무슨 일로 오셨습니까?
reception-empty_hint = 바로 입력하세요: 업무 이름, 병음이나 병음 머리글자, 주요 단어.

## bookings

bookings-title = 예약
bookings-find = 전화 끝 네 자리, 이름 또는 예약 번호
bookings-day = 날짜
bookings-search = 조회
bookings-all = 전체
bookings-count = 예약 모두 { $total }건
bookings-none = 해당하는 예약이 없습니다
bookings-none_help = 전화, 이름 또는 날짜를 확인하세요. 지난 예약은 삭제됩니다
bookings-when = 예약 시간
bookings-service = 업무
bookings-who = 방문자
bookings-state = 상태
bookings-unnamed = 이름 없음
bookings-no_phone = 전화 없음
bookings-booked = 예약됨
bookings-checked_in = 도착 확인됨 { $number }
bookings-cancelled = 취소됨
bookings-missed = 오지 않음
bookings-cancel = 예약 취소
bookings-cancel_sure = 취소하기
bookings-keep = 그대로 두기
bookings-move = 보기·시간 변경
bookings-print = 명단 인쇄
bookings-more = 더 보기
bookings-back = 뒤로
bookings-loading = 조회 중…

## concerned

concerned-title = 영향받는 예약
concerned-help = 홀의 운영 시간이나 업무가 바뀌어 다음 예약은 원래 시간에 처리할 수 없습니다. 방문자에게 한 분씩 전화로 알려 예약을 변경하거나 취소하고, 알림 완료로 표시하세요.
concerned-count =
    { $left ->
        [0] 모두 { $total }건, 알림 완료
       *[other] 모두 { $total }건, 알리지 않은 예약 { $left }건
    }
concerned-none = 영향받는 예약이 없습니다
concerned-none_help = 현재 예약은 모두 제시간에 처리할 수 있습니다
concerned-when = 예약 시간
concerned-service = 업무
concerned-why = 사유
concerned-who = 방문자
concerned-notice = 알림
concerned-unnamed = 이름 없음
concerned-no_phone = 전화 없음
concerned-inform = 알림 완료로 표시
concerned-informed = { $time } 알림 완료
concerned-open = 시간 변경
concerned-print = 명단 인쇄
concerned-more = 처음 { $shown }건만 표시하며, 알리지 않은 예약이 먼저 나옵니다
concerned-back = 뒤로
concerned-loading = 조회 중…

## manager

manager-now = 현재
manager-waiting = 명 대기
manager-longest = 최장 대기
manager-longest_of = 최장 대기({ $number })
manager-within_target = 오늘 목표 달성
manager-called_none = 아직 호출 없음
manager-served = 오늘 처리 완료
manager-of_issued = 발급 { $count }
manager-missed = 부재
manager-mean_wait = 평균 대기
manager-open_until = 운영 중, { $time }까지
manager-closed_opens = 휴식 중, { $when } 시작
manager-closed = 휴식 중
manager-advice_none = 할 일이 없습니다
manager-services = 업무와 목표
manager-windows = 창구
manager-curves = 오늘 추이
manager-devices = 기기
manager-devices_all = { $count }대 모두 온라인
manager-devices_online = { $count }대 온라인
manager-service = 업무
manager-department = 부서
manager-department_other = 기타
manager-area = { $area }구역
manager-of_services = { $count }건
manager-service_waiting = 대기
manager-expected = 예상 대기. ▏은 목표, 오른쪽 끝은 목표의 10배
manager-windows_open = 창구 { $count }개
manager-state_ok = 목표 이내
manager-state_coming = 초과 예정
manager-state_near = 초과 우려
manager-state_over = 초과
manager-state_uncovered = 창구 없음
manager-more = 그 외 { $count }개 업무는 모두 목표 이내이며 대기자가 없습니다
manager-less = 접기
manager-services_none = 오늘은 아직 발급된 번호표가 없습니다
manager-services_none_hint = 번호표가 발급되거나 창구가 열리면 업무별 대기와 목표가 여기에 표시됩니다.
manager-bar = 예상 { $low }~{ $high }분, 목표 { $target }분
manager-bar_none = 담당 창구 없음
manager-idle_waiting = { $count }명 대기
manager-served_count = 오늘 처리 완료 { $count }
manager-arrivals = 발급
manager-waiting_people = 대기 인원
manager-quoted_wait = 발급 때 안내한 대기
manager-had = 실제 대기
manager-people = 명
manager-minutes_axis = 분
manager-curves_none = 오늘은 아직 자료가 없습니다
manager-curves_said = 오늘 발급 { $arrivals }건, 마지막 대기 { $waiting }명
manager-waits_said = 실제 평균 대기, 최근 15분 { $mean }
manager-glass = 화면 표시 { $ms }밀리초
manager-glass_slow = 화면 표시 지연, { $ms }밀리초
manager-just_now = 방금
manager-standing = 상태
manager-time = 시각
manager-as_numbers = 숫자로 보기
manager-as_curves = 그래프로 보기
manager-devices_none = 아직 연결된 기기가 없습니다
manager-devices_then = 끊길 때 { $count }대 온라인
manager-connected_then = 끊길 때 온라인
manager-never = { $count }대 연결된 적 없음
manager-board = 안내판
manager-kiosk = 발권기
# $count (number)
manager-to_merge = 합칠 번호표 { $count }장
# $count (number)
manager-merge_refused = 합치지 못한 번호표 { $count }장
manager-numbers_low = 예비 번호가 거의 없습니다
manager-window = 창구 화면
manager-clerk = 창구
manager-other = 페이지
manager-sign_out = 로그아웃
manager-stale = 서버와 연결이 끊겼습니다. 아래는 끊길 때의 상황입니다.
manager-denied = 이 계정으로는 이 홀을 볼 수 없습니다.
manager-loading = 여는 중…
manager-no_data = –
manager-kiosks = 발권기
manager-kiosks_well = { $count }대, 모두 정상
manager-kiosks_troubled = { $count }대 중 { $troubled }대 확인 필요
manager-kiosk_said = 마지막 보고
manager-kiosk_printer = 프린터
manager-kiosk_last_ticket = 마지막 번호
manager-kiosk_alone = 단독 발권
manager-kiosk_merged = 병합 대기 없음
manager-kiosk_unprinted = (인쇄 안 됨)
manager-kiosk_screen = 화면
manager-kiosk_screen_well = 정상
manager-kiosk_screen_since = { $time }부터 응답 없음
manager-kiosk_temperature = 온도
manager-kiosk_disk = 디스크 여유
manager-kiosk_clock = 시계 오차
manager-kiosk_running = 가동 시간
manager-kiosk_restarts = (하루 { $count }회 재시작)
manager-kiosk_version = 버전
manager-kiosk_unknown = 알 수 없음
manager-kiosk_unknown_since = { $time } 이후 알 수 없음
manager-kiosk_says_little = 아직 보고 없음
manager-since = { $words } ({ $time }부터)

## acts

acts-lend = 업무 대행
acts-covers = 업무 대행
acts-bookings = 예약 명단
acts-extend = 연장 운영
acts-open_matters = 미결 사항
acts-leave = 닫기
acts-reading = 조회 중…
acts-lent_now = { $until }까지 업무 대행 중: { $services }
acts-lend_end = 업무 대행 종료
acts-free = 창구 비우기(직원이 자리를 떠남)
acts-free_asked = 창구가 닫히며 다른 직원이 열 수 있습니다.
acts-free_asked_with = 창구가 닫힙니다. { $number }번은 해당 업무를 맡은 창구에서 가장 먼저 호출합니다.
acts-free_yes = 비우기
acts-left_free = 지금 다른 창구에서 처리하지 않는 대기자: { $who }. 창구를 비우면 호출할 창구가 없습니다. 먼저 업무 대행을 지정하세요.
acts-left_lend_end = 지금 다른 창구에서 처리하지 않는 대기자: { $who }. 업무 대행을 끝내면 호출할 창구가 없습니다.
acts-done_free = 창구를 비웠습니다
acts-cover_for = 대행할 창구
acts-cover_until = 대행 종료 시각
acts-until = { $time }까지
acts-until_closing = 마감({ $time })까지
acts-done_lend = 업무 대행을 지정했습니다. 호출과 안내판에 반영되었습니다
acts-done_lend_end = 업무 대행이 끝났습니다
acts-done_extend = 운영을 연장했습니다. 발권기와 안내판에 반영되었습니다
acts-done_shorten = 마감을 앞당겼습니다. 발권기와 안내판에 반영되었습니다
acts-done_settle = 처리 완료로 등록했습니다
acts-open_now = 오늘 { $time }까지 운영
acts-closed_now = 지금은 홀에서 번호표를 발급하지 않습니다
acts-extend_hint = 연장하면 발급과 호출이 계속됩니다. 현재 { $waiting }명 대기 중이며, 번호표를 받은 분은 모두 처리합니다. 마감 후 최대 12시간까지 연장할 수 있습니다.
acts-other_time = 다른 시각
acts-extend_to = 이 시각까지 연장
acts-extend_asked = 발급, 호출, 안내판, 휴대전화 화면이 모두 오늘 { $time }까지 운영으로 바뀝니다.
acts-extend_yes = 확인, { $time }까지 연장
acts-shorten_hint = 오늘은 연장 운영 중이며 계획된 마감은 { $time }입니다. 계획된 마감과 현재 시각보다 이르지 않게 앞당길 수 있습니다.
acts-shorten_to = { $time }까지로 앞당기기
acts-shorten_asked = 오늘 운영이 { $time }까지로 바뀝니다. 현재 { $waiting }명 대기 중입니다. 그 시각에 발급을 멈추며, 남은 대기자는 평소 마감 때와 같이 처리합니다.
acts-shorten_yes = 확인, { $time }까지로 앞당기기
acts-extend_no = 취소
acts-orphaned = 이어서 처리할 창구 없음(최초 담당 책임)
acts-owner = 최초 담당 { $name }
acts-alone = { $lasted } 대기
acts-cases = 기한 처리 { $count }건
acts-cases_none = 남은 기한 처리 건이 없습니다
acts-accepted_on = { $day } 접수
acts-bookings_to_inform = 홀 사정이 바뀌어 방문자에게 알려야 할 예약이 { $count }건 있습니다
acts-advised_lend = 업무 대행 지정
acts-advised_open = 이 창구 보기
acts-advised_call = 이 창구 보기
acts-light_green = 기한 내
acts-light_amber = 다음 근무일까지
acts-light_red = 오늘까지
acts-past = 기한 초과
acts-settle = 처리 완료
acts-settle_yes = 한 번 더 눌러 처리 완료
acts-cases_more = 기한이 이른 일부만 표시합니다
acts-matters =
    { $count ->
        [0] 기한 처리 건
       *[other] 기한 처리 { $count }건
    }
acts-due_red = 기한 처리: 오늘까지이거나 초과 { $count }건
acts-due_amber = 기한 처리: 다음 근무일까지 { $count }건
acts-due_orphaned = 이어서 처리할 창구 없음 { $count }명

## auditor

auditor-title = 기록
auditor-whole = 기록이 완전합니다. 모두 { $entries }건
auditor-not_whole = 기록 { $damages }곳이 불완전합니다
auditor-not_whole_hint = 데이터 폴더를 덮어쓰지 말고 그대로 보존하고, 관리자에게 백업과 비교하도록 알리세요.
auditor-checked_at = { $time } 전체 확인
auditor-checking = 기록을 하나씩 확인하는 중…
auditor-check = 다시 확인
auditor-chain = 마지막 체인 값
auditor-epoch = 기록 세대
auditor-damage_at = { $seq }번째 기록
auditor-range = 기록 { $first }–{ $last }
auditor-none = 아직 기록이 없습니다
auditor-none_hint = 설정 가져오기, 번호표 발급, 호출이 여기에 기록됩니다.
auditor-oldest = 처음
auditor-earlier = 이전
auditor-later = 다음
auditor-newest = 최신
auditor-go = 기록 번호로 이동
auditor-go_do = 보기
auditor-seq = 순번
auditor-time = 시각
auditor-who = 수행자
auditor-number = 번호
auditor-what = 내용
auditor-link = 체인 값
auditor-raw = 원문
auditor-nothing = 변경 없음
auditor-command_line = 명령줄

## admin

admin-title = 홀 설정
admin-opening = 여는 중…
admin-replace = 설정 교체
admin-replace_hint = 현재 설정을 내려받아 수정한 뒤 여기서 선택하세요. 오류가 하나라도 있으면 아무것도 바뀌지 않으며, 사용 중인 번호에는 영향이 없습니다.
admin-download = 현재 설정 내려받기
admin-choose = 설정 파일 선택
admin-chosen = 선택한 파일: { $name }
admin-adopt = 확인 후 적용
admin-adopting = 확인 중…
admin-leave = 교체 안 함
admin-adopted = 새 설정을 적용했습니다: { $what }
admin-adopted_same = 현재 설정과 완전히 같아 변경한 것이 없습니다
admin-adopted_parts = 변경: { $parts }, 개수는 그대로
admin-other = 기타 설정
admin-changed = { $what } { $from } → { $to }
admin-concerned = 처리할 수 없게 된 예약이 { $count }건 있습니다. 안내 데스크나 책임자가 방문자에게 알려야 합니다
admin-errors = 고칠 곳이 { $count }곳 있어 아무것도 적용하지 않았습니다
admin-warnings = 살펴볼 곳이 { $count }곳 있으나 설정은 적용되었습니다
admin-line = { $line }행
admin-in_use = 새 설정에 없는 항목이 아직 사용 중입니다. 먼저 처리를 마치고 창구를 닫거나 중단(retired = true)으로 표시하세요
admin-left_service = “{ $name }” 업무 사용 중
admin-left_windows_for = “{ $name }” 업무의 담당 창구가 없어짐
admin-left_class = “{ $name }” 우선 대상 사용 중
admin-left_window = { $label }번 창구가 아직 닫히지 않음
admin-left_number = { $number }번
admin-left_booking = { $when } 예약
admin-read_again = 현재 설정 다시 읽기
admin-departments = 부서
admin-services = 업무
admin-windows = 창구
admin-classes = 우선 대상
admin-kiosks = 발권기
admin-boards = 호출 안내판
admin-hours = 운영 시간
admin-in_zone = ({ $zone })
admin-holidays = 휴무일
admin-none = 없음
admin-find = 업무 검색
admin-find_none = 그런 업무가 없습니다
admin-service = 업무
admin-numbers_of = 번호
admin-served_at = 창구
admin-usual = 보통
admin-target = 목표
admin-longest = 최장
admin-limit = 하루 한도
admin-minutes = { $count }분
admin-retired = 중단
admin-nobody = 창구 없음
admin-head_start = { $minutes }분 앞당김
admin-share = 호출 { $n }회 중 { $k }회
admin-roles = 역할별 권한
admin-role_admin = 관리자
admin-role_admin_may = 이 설정을 보고 교체합니다. 호출하지 않으며 기록을 보지 않습니다.
admin-role_manager = 책임자
admin-role_manager_may = 홀 현황과 오늘 추이를 보고 기록을 읽습니다.
admin-role_clerk = 창구
admin-role_clerk_may = 모든 창구에서 호출, 처리, 부재 처리, 보류, 인계를 합니다.
admin-role_reception = 안내 데스크
admin-role_reception_may = 번호표 발급, 번호 찾기, 다시 인쇄, 우선 대상 승인, 대기열 복귀, 취소를 합니다.
admin-role_auditor = 감사
admin-role_auditor_may = 기록이 완전한지 확인하고 하나씩 읽습니다.
admin-role_kiosk = 발권기
admin-role_kiosk_may = 번호표를 발급하고 인쇄 여부를 보고합니다.
admin-role_board = 호출 안내판
admin-role_board_may = 호출을 표시하고 음성으로 안내합니다.
admin-roles_hint = 서버에서 추가: hall-server user add(사람), hall-server token add(기기).

## signin

signin-title = 로그인
signin-name = 아이디
signin-password = 비밀번호
signin-sign_in = 로그인
signin-signing_in = 로그인 중…
signin-name_missing = 아이디를 입력해 주세요
signin-password_missing = 비밀번호를 입력해 주세요
signin-show = 비밀번호 보기
signin-forgotten = 비밀번호를 잊으셨습니까? 관리자가 서버에서 다시 설정할 수 있습니다.
signin-choose_hall = 홀을 선택해 주세요
signin-closed = 휴식 중
signin-opening = 여는 중…
signin-wrong_role = 이 계정으로는 이 화면을 열 수 없습니다
signin-wrong_role_todo = 현재 로그인한 계정: “{ $name }”. 다른 계정으로 로그인하세요.
signin-other_account = 다른 계정으로 로그인
signin-sign_out = 로그아웃
signin-somebody_else = 다른 직원
signin-replaced = 이 브라우저에 현재 로그인한 계정: “{ $name }”
signin-replaced_todo = 이 화면을 쓰던 계정: “{ $name }”. 다른 사람의 이름으로 업무가 처리되지 않도록 화면을 멈췄습니다.
signin-go_on_as = “{ $name }” 계정으로 계속
signin-sign_in_as = “{ $name }” 계정으로 다시 로그인
signin-unknown_hall = “{ $id }” 홀이 없습니다
signin-foreign_hall = 이 계정은 “{ $name }” 소속이 아닙니다
signin-wrong_hall_todo = 주소의 hall= 부분을 확인하세요.
signin-my_hall = 내 홀 열기
signin-no_hall = 서버에 아직 홀이 없습니다
signin-no_hall_todo = 관리자에게 설정을 가져오도록 요청하세요: hall-server plan import

## password

password-title = 비밀번호 변경
password-present = 현재 비밀번호
password-password = 새 비밀번호
password-repeated = 새 비밀번호 확인
password-advice = 8자 이상. 서로 관계없는 단어 여러 개가 외우기 쉽고 추측하기 어렵습니다. 길어도 되며 띄어쓰기, 한글, 한자도 쓸 수 있습니다.
password-show = 비밀번호 보기
password-change = 비밀번호 변경
password-changing = 변경 중…
password-back = 뒤로
password-present_missing = 현재 비밀번호를 입력해 주세요
password-password_missing = 새 비밀번호를 입력해 주세요
password-differs = 새 비밀번호 두 개가 서로 다릅니다
password-wrong_present = 현재 비밀번호가 다릅니다
password-done = 비밀번호를 변경했습니다
password-done_todo = 다른 컴퓨터에서는 로그아웃되었습니다. 새 비밀번호로 다시 로그인하세요.
password-go_on = 계속

## index

index-title = 홀 번호표 안내
index-open = 번호표 발급 중
index-closed = 지금은 발급하지 않음
index-clerk = 창구
index-reception = 안내 데스크
index-manager = 홀 현황
index-board = 호출 안내판
index-admin = 설정
index-auditor = 감사
index-signin = 로그인
index-none = 아직 홀이 없습니다
index-none_help = hall-server plan import 로 홀의 설정을 가져오세요
index-loading = 연결 중
index-again = 다시 시도

## help

help-window_not_open = 스페이스: 창구 열기
help-window_paused = 스페이스: 업무 재개
help-window_busy = F 처리 완료 · M 부재 처리 · P 보류 · T 인계
help-not_started = S 도착 · R 재호출 · M 부재 처리
help-already_started = F 처리 완료, 스페이스: 다음 호출
help-recalls_used_up = 오지 않으면 M
help-window_taken = 창구를 변경하거나 그 직원에게 먼저 창구를 닫아 달라고 하세요
help-not_offered = T: 담당 창구로 인계
help-wrong_state = H: 이력 보기
help-not_current = 확인한 뒤 누르세요
help-again = 다시 누르세요. 중복되지 않습니다
help-nobody_here = 지금 창구에 방문자가 없습니다
help-call_next = 스페이스: 다음 호출
help-other_not_open = 그 창구가 열려 있지 않아 인계할 수 없습니다
help-choose_other = T: 다른 창구나 업무 선택
help-nobody_waits = 지금은 대기자가 없습니다

## tv

tv-dead = 이 화면의 링크가 만료되었습니다. 관리자에게 새 링크를 요청하세요.
tv-away = 서버에 연결하는 중…
tv-dead_title = 이 화면의 링크가 만료되었습니다
tv-dead_todo = 관리자에게 새 링크를 요청하세요(hall-server token add --role board).

## today

today-kept = 오늘({ $day }) 운영 시간은 그대로입니다: { $hours }({ $zone }).
today-kept_closed = 오늘({ $day }) 운영 시간은 그대로입니다: 휴무.
today-new_from = 새 운영 시간은 { $day }부터 적용됩니다. 오늘 더 운영하려면 책임자가 ‘연장 운영’을 누르며, 나중에 되돌릴 수 있습니다.

## server

server-call = { $number }번 고객님, { $window }번 창구로 오세요
server-advice_unserved = { $service }: { $count }명 대기 중이나 담당 창구가 없습니다
server-advice_late = { $service }: 대기 시간이 { $minutes }분까지 늘어날 수 있습니다(목표 { $target }분)
server-advice_nobody = { $why }. 지금은 옮길 수 있는 창구가 없습니다
server-advice_call = { $window }번 창구가 비어 있으니 호출하세요
server-advice_lend = { $window }번 창구에서 업무 대행 가능
server-advice_open = { $window }번 창구를 여세요
server-paper_unnamed = 기타 서류(기재되지 않음. 창구나 안내 데스크에 문의하세요)
server-sms_code = [{ $hall }] 예약 인증번호 { $code }. 10분간 유효합니다. 본인이 요청하지 않았다면 무시하세요.
server-turn_near = [{ $hall }] { $number }번: { $ahead }. 대기 장소로 와 주세요.
server-turn_near_title = { $number }번 · { $ahead }
server-turn_near_body = { $hall }: 대기 장소로 와 주세요

## menu

menu-journeys = 한 번에 처리하는 업무

## printer

printer-ready = 번호표를 뽑으실 수 있습니다
printer-paper_near_end = 용지가 거의 떨어졌습니다. 직원은 새 용지를 준비해 주세요
printer-paper_out = 용지가 없습니다. 직원은 용지를 교체해 주세요
printer-cover_open = 프린터 덮개가 열려 있습니다. 닫아 주세요
printer-cutter_error = 절단기가 걸렸습니다. 직원은 덮개를 열고 종이를 제거해 주세요
printer-error = 프린터 고장입니다. 직원은 점검하거나 수리를 요청해 주세요
printer-offline = 프린터가 일시 중지되었습니다. 직원은 확인해 주세요
printer-not_answering = 프린터가 응답하지 않습니다. 직원은 전원과 케이블을 확인해 주세요
printer-not_allowed = 이 기기에 프린터 사용 권한이 없습니다. 직원은 설치 담당자에게 연락해 주세요
printer-not_found = 이 이름의 프린터가 없습니다. 직원은 연결과 이름을 확인해 주세요
printer-held = 다른 기기나 프로그램이 프린터를 사용하고 있습니다. 직원은 확인해 주세요
printer-ticket_left = 출구에 있는 번호표를 가져가 주세요
printer-paper_jam = 용지가 걸렸습니다. 직원은 덮개를 열고 용지를 제거해 주세요
printer-head_hot = 인쇄 헤드가 뜨거워 식히는 중입니다. 잠시만 기다려 주세요
printer-lost_in_job = 인쇄 도중 전원이나 케이블이 끊겨 번호표가 다 인쇄되지 않았을 수 있습니다. 직원은 확인해 주세요
printer-busy = 인쇄 중입니다. 잠시만 기다려 주세요
printer-test_page = 시험 인쇄, 번호표 아님

## station

station-busy = 번호표를 발급하고 있습니다. 잠시만 기다려 주세요
station-not_acknowledged = 화면의 번호를 아직 확인하지 않으셨습니다. 먼저 적어 두고 확인을 눌러 주세요
station-not_current = 그 번호는 화면에 더 이상 없습니다. 안내 데스크에 문의해 주세요
station-copies_used_up = 다시 인쇄할 수 있는 횟수를 모두 썼습니다. 안내 데스크에 문의해 주세요
station-key_reused = 이전 요청과 다릅니다. 처음부터 다시 해 주세요
station-retry_same_key = 번호가 발급되었는지 확인되지 않았습니다. 다시 눌러 주세요. 번호가 중복되지 않습니다
station-server_away = 홀 서버에 연결할 수 없어 지금은 번호표를 뽑을 수 없습니다. 안내 데스크로 가 주세요
station-booking_alone = 서버 연결이 끊겨 예약을 조회할 수 없습니다. 번호표를 바로 뽑거나 안내 데스크에 문의하세요
station-unknown_service = 이 업무는 더 이상 여기에 없습니다. 다시 선택하세요

## panel

panel-window_before = {""}
panel-window_after = 번 창구
panel-window = { $label }번 창구
panel-window_short = { $label }번
panel-go = { $label }번 창구로 오세요
panel-again = 재호출
panel-missed = 지나간 번호
panel-waiting = 대기
panel-people = { $count }명
panel-live = 실시간
panel-nobody_yet = 잠시만 기다려 주세요
panel-on_break = 휴식 중
panel-closed = 오늘 업무 종료
panel-paused = 일시 중지
panel-shut = 업무 준비 중
panel-connecting = 연결 중
panel-listen = 방송을 들어 주세요
panel-stale_since = { $time} 이후 갱신 없음
panel-never_connected = 서버 연결 안 됨
panel-trouble_token = 토큰 오류
panel-trouble_not_allowed = 권한 없음
panel-trouble_unknown = 홀 또는 화면 번호 오류
panel-trouble_untrusted = 서버 인증서 오류
panel-window_paused_until = { $label }번 중지, { $time }까지
panel-window_paused = { $label }번 창구 중지
panel-window_paused_short = { $label }번 중지
panel-opens = { $time } 업무 시작
panel-opens_on = { $day } { $time } 시작
panel-back_at = { $time } 업무 재개
