// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** The administrator's page. */
export interface AdminTexts {
  title: string;
  opening: string;
  replace: string;
  replace_hint: string;
  download: string;
  choose: string;
  chosen: (name: string) => string;
  adopt: string;
  adopting: string;
  leave: string;
  adopted: (what: string) => string;
  adopted_same: string;
  adopted_parts: (parts: string) => string;
  other: string;
  changed: (what: string, from: number, to: number) => string;
  concerned: (count: number) => string;
  errors: (count: number) => string;
  warnings: (count: number) => string;
  line: (line: number) => string;
  in_use: string;
  left_service: (name: string) => string;
  left_windows_for: (name: string) => string;
  left_class: (name: string) => string;
  left_window: (label: string) => string;
  left_number: (number: string) => string;
  left_booking: (when: string) => string;
  read_again: string;
  departments: string;
  services: string;
  windows: string;
  classes: string;
  kiosks: string;
  boards: string;
  hours: string;
  in_zone: (zone: string) => string;
  holidays: string;
  none: string;
  find: string;
  find_none: string;
  service: string;
  numbers_of: string;
  served_at: string;
  usual: string;
  target: string;
  longest: string;
  limit: string;
  minutes: (count: number) => string;
  retired: string;
  nobody: string;
  head_start: (minutes: number) => string;
  share: (k: number, n: number) => string;
  roles: string;
  role_admin: string;
  role_admin_may: string;
  role_manager: string;
  role_manager_may: string;
  role_clerk: string;
  role_clerk_may: string;
  role_reception: string;
  role_reception_may: string;
  role_auditor: string;
  role_auditor_may: string;
  role_kiosk: string;
  role_kiosk_may: string;
  role_board: string;
  role_board_may: string;
  roles_hint: string;
}

const zh: AdminTexts = {
  title: "大厅配置",
  opening: "正在打开…",
  replace: "更换配置",
  replace_hint: "下载现在的配置，改好后选回来。有一处错误就什么都不改；正在用的号不受影响。",
  download: "下载现在的配置",
  choose: "选择配置文件",
  chosen: (name) => `已选择 ${name}`,
  adopt: "核对并启用",
  adopting: "正在核对…",
  leave: "不换了",
  adopted: (what) => `新配置已启用：${what}`,
  adopted_same: "这份配置与现在的完全相同，没有任何改动",
  adopted_parts: (parts) => `${parts}有改动，数目不变`,
  other: "其他设置",
  changed: (what, from, to) => `${what} ${from} → ${to}`,
  concerned: (count) => `有 ${count} 个预约因此无法办理：请导办台或主管通知办事人`,
  errors: (count) => `有 ${count} 处要改，什么都没有启用`,
  warnings: (count) => `有 ${count} 处请留意，配置仍已启用`,
  line: (line) => `第 ${line} 行`,
  in_use: "新配置里没有这些，但还在使用：先办完、关窗，或标为停用（retired = true）",
  left_service: (name) => `事项“${name}”仍在使用`,
  left_windows_for: (name) => `“${name}”将没有窗口办理`,
  left_class: (name) => `优先类型“${name}”仍在使用`,
  left_window: (label) => `${label} 号窗口还没有关窗`,
  left_number: (number) => `${number} 号`,
  left_booking: (when) => `${when} 的预约`,
  read_again: "重新读取现在的配置",
  departments: "部门",
  services: "事项",
  windows: "窗口",
  classes: "优先类型",
  kiosks: "取号机",
  boards: "叫号屏",
  hours: "开放时间",
  in_zone: (zone) => `（${zone}）`,
  holidays: "休息日",
  none: "没有",
  find: "查找事项",
  find_none: "没有这样的事项",
  service: "事项",
  numbers_of: "号码",
  served_at: "窗口",
  usual: "通常",
  target: "目标",
  longest: "最长",
  limit: "每日",
  minutes: (count) => `${count} 分`,
  retired: "停用",
  nobody: "没有窗口",
  head_start: (minutes) => `提前 ${minutes} 分钟`,
  share: (k, n) => `每 ${n} 次叫号留 ${k} 次`,
  roles: "谁能做什么",
  role_admin: "管理员",
  role_admin_may: "看和换这里的配置。不叫号，不看记录。",
  role_manager: "主管",
  role_manager_may: "看大厅现况和今日曲线，读记录。",
  role_clerk: "窗口",
  role_clerk_may: "在任一窗口叫号、办理、过号、挂起、转出。",
  role_reception: "导办台",
  role_reception_may: "发号、找号、补打、批优先、排回队伍、取消。",
  role_auditor: "审计",
  role_auditor_may: "核对记录是否完整，逐条读记录。",
  role_kiosk: "取号机",
  role_kiosk_may: "发号并报告是否出纸。",
  role_board: "叫号屏",
  role_board_may: "显示和播报叫号。",
  roles_hint: "在服务器上添加：hall-server user add（人），hall-server token add（设备）。",
};

const en: AdminTexts = {
  title: "The plan",
  opening: "Opening…",
  replace: "Replace the plan",
  replace_hint: "Download the present plan, change it, choose it here. With a single error nothing changes; open tickets stay.",
  download: "Download the present plan",
  choose: "Choose a plan file",
  chosen: (name) => `${name} is chosen`,
  adopt: "Check and use it",
  adopting: "Checking…",
  leave: "Do not replace",
  adopted: (what) => `The new plan is in use: ${what}`,
  adopted_same: "This plan is the same as the one in use: nothing changed",
  adopted_parts: (parts) => `changed are ${parts}; as many as before`,
  other: "other settings",
  changed: (what, from, to) => `${what} ${from} → ${to}`,
  concerned: (count) => (plural(count, "en") === "one" ? "One booking cannot be kept any more: reception or the manager informs its visitor" : `${count} bookings cannot be kept any more: reception or the manager informs their visitors`),
  errors: (count) => (plural(count, "en") === "one" ? "One thing to mend; nothing changed" : `${count} to mend; nothing changed`),
  warnings: (count) => (plural(count, "en") === "one" ? "One thing to look at; the plan is in use" : `${count} things to look at; the plan is in use`),
  line: (line) => `line ${line}`,
  in_use: "The new plan leaves out what is in use: serve and close first, or set retired = true",
  left_service: (name) => `the service “${name}” is in use`,
  left_windows_for: (name) => `no window would be left for “${name}”`,
  left_class: (name) => `the class “${name}” is in use`,
  left_window: (label) => `window ${label} is not closed`,
  left_number: (number) => `${number}`,
  left_booking: (when) => `a booking for ${when}`,
  read_again: "Read the present plan again",
  departments: "Departments",
  services: "Services",
  windows: "Windows",
  classes: "Classes",
  kiosks: "Kiosks",
  boards: "Boards",
  hours: "Open hours",
  in_zone: (zone) => `(${zone})`,
  holidays: "Closed on",
  none: "none",
  find: "Find a service",
  find_none: "There is no such service",
  service: "Service",
  numbers_of: "Numbers",
  served_at: "Windows",
  usual: "Usual",
  target: "Target",
  longest: "Longest",
  limit: "A day",
  minutes: (count) => `${count} min`,
  retired: "retired",
  nobody: "no window",
  head_start: (minutes) => `counts ${minutes} min earlier`,
  share: (k, n) => `${k} of every ${n} calls`,
  roles: "Who may do what",
  role_admin: "Administrator",
  role_admin_may: "Reads and replaces the plan. Calls nobody, reads no record.",
  role_manager: "Manager",
  role_manager_may: "Sees the hall now and the day’s curves, reads the record.",
  role_clerk: "Clerk",
  role_clerk_may: "Calls, serves, misses, parks and transfers at any window.",
  role_reception: "Reception",
  role_reception_may: "Issues, finds, reprints, grants classes, puts back, cancels.",
  role_auditor: "Auditor",
  role_auditor_may: "Checks that the record is whole and reads its entries.",
  role_kiosk: "Kiosk",
  role_kiosk_may: "Issues tickets and tells how the paper came out.",
  role_board: "Board",
  role_board_may: "Shows and says calls.",
  roles_hint: "Added on the server: hall-server user add (people), hall-server token add (devices).",
};

const ko: AdminTexts = {
  title: "홀 설정",
  opening: "여는 중…",
  replace: "설정 교체",
  replace_hint: "현재 설정을 내려받아 수정한 뒤 여기서 선택하세요. 오류가 하나라도 있으면 아무것도 바뀌지 않으며, 사용 중인 번호에는 영향이 없습니다.",
  download: "현재 설정 내려받기",
  choose: "설정 파일 선택",
  chosen: (name) => `선택한 파일: ${name}`,
  adopt: "확인 후 적용",
  adopting: "확인 중…",
  leave: "교체 안 함",
  adopted: (what) => `새 설정을 적용했습니다: ${what}`,
  adopted_same: "현재 설정과 완전히 같아 변경한 것이 없습니다",
  adopted_parts: (parts) => `변경: ${parts}, 개수는 그대로`,
  other: "기타 설정",
  changed: (what, from, to) => `${what} ${from} → ${to}`,
  concerned: (count) => `처리할 수 없게 된 예약이 ${count}건 있습니다. 안내 데스크나 책임자가 방문자에게 알려야 합니다`,
  errors: (count) => `고칠 곳이 ${count}곳 있어 아무것도 적용하지 않았습니다`,
  warnings: (count) => `살펴볼 곳이 ${count}곳 있으나 설정은 적용되었습니다`,
  line: (line) => `${line}행`,
  in_use: "새 설정에 없는 항목이 아직 사용 중입니다. 먼저 처리를 마치고 창구를 닫거나 중단(retired = true)으로 표시하세요",
  left_service: (name) => `“${name}” 업무 사용 중`,
  left_windows_for: (name) => `“${name}” 업무의 담당 창구가 없어짐`,
  left_class: (name) => `“${name}” 우선 대상 사용 중`,
  left_window: (label) => `${label}번 창구가 아직 닫히지 않음`,
  left_number: (number) => `${number}번`,
  left_booking: (when) => `${when} 예약`,
  read_again: "현재 설정 다시 읽기",
  departments: "부서",
  services: "업무",
  windows: "창구",
  classes: "우선 대상",
  kiosks: "발권기",
  boards: "호출 안내판",
  hours: "운영 시간",
  in_zone: (zone) => `(${zone})`,
  holidays: "휴무일",
  none: "없음",
  find: "업무 검색",
  find_none: "그런 업무가 없습니다",
  service: "업무",
  numbers_of: "번호",
  served_at: "창구",
  usual: "보통",
  target: "목표",
  longest: "최장",
  limit: "하루 한도",
  minutes: (count) => `${count}분`,
  retired: "중단",
  nobody: "창구 없음",
  head_start: (minutes) => `${minutes}분 앞당김`,
  share: (k, n) => `호출 ${n}회 중 ${k}회`,
  roles: "역할별 권한",
  role_admin: "관리자",
  role_admin_may: "이 설정을 보고 교체합니다. 호출하지 않으며 기록을 보지 않습니다.",
  role_manager: "책임자",
  role_manager_may: "홀 현황과 오늘 추이를 보고 기록을 읽습니다.",
  role_clerk: "창구",
  role_clerk_may: "모든 창구에서 호출, 처리, 부재 처리, 보류, 인계를 합니다.",
  role_reception: "안내 데스크",
  role_reception_may: "번호표 발급, 번호 찾기, 다시 인쇄, 우선 대상 승인, 대기열 복귀, 취소를 합니다.",
  role_auditor: "감사",
  role_auditor_may: "기록이 완전한지 확인하고 하나씩 읽습니다.",
  role_kiosk: "발권기",
  role_kiosk_may: "번호표를 발급하고 인쇄 여부를 보고합니다.",
  role_board: "호출 안내판",
  role_board_may: "호출을 표시하고 음성으로 안내합니다.",
  roles_hint: "서버에서 추가: hall-server user add(사람), hall-server token add(기기).",
};

export const adminTexts: Record<Lang, AdminTexts> = { zh, en, ko };
