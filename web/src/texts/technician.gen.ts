// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** The technician’s page of a kiosk. */
export interface TechnicianTexts {
  title: string;
  pin: string;
  pin_typed: (count: number) => string;
  delete: string;
  enter: string;
  back: string;
  off: string;
  wrong_pin: string;
  too_many_attempts: string;
  away: string;
  closes_in: (seconds: number) => string;
  stay: string;
  printer: string;
  network: string;
  computer: string;
  waiting: string;
  state: string;
  code: string;
  since: string;
  raw: string;
  raw_none: string;
  address: string;
  profile: string;
  server: string;
  connected_since: (time: string) => string;
  away_since: (time: string) => string;
  last_error: string;
  none: string;
  trust: string;
  trust_plain: string;
  trust_system: string;
  trust_pinned: (what: string) => string;
  version: string;
  running: string;
  booted: string;
  restarts: string;
  temperature: string;
  disk: string;
  disk_of: (free: string, size: string) => string;
  clock: string;
  last_ticket: string;
  unknown: string;
  to_merge: string;
  refused: string;
  numbers: string;
  numbers_low: string;
  numbers_enough: string;
  keeps_nothing: string;
  test_print: string;
  testing: string;
  printed: string;
  failed: (why: string) => string;
  uncertain: (why: string) => string;
  busy: string;
  restart: string;
  restart_sure: string;
  restarting: string;
  bytes: string;
  bytes_help: string;
  bytes_none: string;
  bytes_count: (count: number) => string;
  sent: string;
  received: string;
  log: string;
}

const zh: TechnicianTexts = {
  title: "技术员",
  pin: "请输入技术员密码",
  pin_typed: (count) => `已输入 ${count} 位`,
  delete: "删除",
  enter: "进入",
  back: "返回取号页面",
  off: "本机没有开通技术员页面：启动时没有给密码。",
  wrong_pin: "密码不对，请重试",
  too_many_attempts: "错误次数过多，请等半分钟再试",
  away: "本机程序没有应答",
  closes_in: (seconds) => `无人操作，${seconds} 秒后返回取号页面`,
  stay: "继续",
  printer: "打印机",
  network: "网络",
  computer: "本机",
  waiting: "离线取号",
  state: "状态",
  code: "代码",
  since: "自",
  raw: "最近应答",
  raw_none: "没有应答",
  address: "地址",
  profile: "型号配置",
  server: "服务器",
  connected_since: (time) => `已连接，自 ${time} 起`,
  away_since: (time) => `未连接，自 ${time} 起`,
  last_error: "最近错误",
  none: "无",
  trust: "证书",
  trust_plain: "未加密",
  trust_system: "由本机系统信任",
  trust_pinned: (what) => `只信任 ${what}`,
  version: "版本",
  running: "程序已运行",
  booted: "电脑已开机",
  restarts: "一天内重启",
  temperature: "温度",
  disk: "磁盘剩余",
  disk_of: (free, size) => `${free}（共 ${size}）`,
  clock: "时钟偏差",
  last_ticket: "最近取号",
  unknown: "不详",
  to_merge: "待并入",
  refused: "未能并入",
  numbers: "本机预留的号",
  numbers_low: "快用完了",
  numbers_enough: "充足",
  keeps_nothing: "本机不保存，服务器断开时暂停取号",
  test_print: "打印测试页",
  testing: "正在打印…",
  printed: "测试页已打印",
  failed: (why) => `没有打印：${why}`,
  uncertain: (why) => `不能确认是否打印：${why}`,
  busy: "正在取号或打印，请稍候再试",
  restart: "重启程序",
  restart_sure: "再按一次，确认重启",
  restarting: "正在重启，稍后自动返回取号页面…",
  bytes: "打印机通信",
  bytes_help: "→ 发出，← 收到（十六进制）。号票内容不记录，只记开头和长度。",
  bytes_none: "还没有通信",
  bytes_count: (count) => `共 ${count} 字节`,
  sent: "发出",
  received: "收到",
  log: "程序日志",
};

const en: TechnicianTexts = {
  title: "Technician",
  pin: "Technician’s PIN",
  pin_typed: (count) => `${count} digits typed`,
  delete: "Delete",
  enter: "Enter",
  back: "Back to visitors",
  off: "This kiosk has no technician’s page: it was started without a PIN.",
  wrong_pin: "The PIN is wrong, please try again",
  too_many_attempts: "Too many wrong PINs: please wait half a minute",
  away: "The kiosk’s program does not answer",
  closes_in: (seconds) => `Nobody is here: back to visitors in ${seconds} s`,
  stay: "Stay",
  printer: "Printer",
  network: "Network",
  computer: "Computer",
  waiting: "Issued alone",
  state: "State",
  code: "Code",
  since: "Since",
  raw: "Last answer",
  raw_none: "none heard",
  address: "Address",
  profile: "Profile",
  server: "Server",
  connected_since: (time) => `connected since ${time}`,
  away_since: (time) => `not reached since ${time}`,
  last_error: "Last error",
  none: "none",
  trust: "Certificate",
  trust_plain: "plain HTTP, not encrypted",
  trust_system: "trusted by this computer’s system",
  trust_pinned: (what) => `only of ${what}`,
  version: "Version",
  running: "Program running for",
  booted: "Computer on for",
  restarts: "Restarts in a day",
  temperature: "Temperature",
  disk: "Disk free",
  disk_of: (free, size) => `${free} of ${size}`,
  clock: "Clock offset",
  last_ticket: "Last ticket",
  unknown: "not known",
  to_merge: "To be merged",
  refused: "Refused",
  numbers: "Own numbers",
  numbers_low: "few left",
  numbers_enough: "enough",
  keeps_nothing: "Keeps nothing on disk: pauses while the server is away",
  test_print: "Print a test page",
  testing: "Printing…",
  printed: "The test page is printed",
  failed: (why) => `Not printed: ${why}`,
  uncertain: (why) => `It is not known whether it was printed: ${why}`,
  busy: "A ticket is being taken or printed: try again in a moment",
  restart: "Restart the program",
  restart_sure: "Press again to restart",
  restarting: "Restarting; the visitors’ page comes back by itself…",
  bytes: "Printer conversation",
  bytes_help: "→ sent, ← received, in hexadecimal. Of a ticket only its beginning and length are kept.",
  bytes_none: "Nothing yet",
  bytes_count: (count) => `${count} bytes`,
  sent: "sent",
  received: "received",
  log: "Log of the program",
};

const ko: TechnicianTexts = {
  title: "기술자",
  pin: "기술자 PIN을 입력하세요",
  pin_typed: (count) => `${count}자리 입력됨`,
  delete: "지우기",
  enter: "들어가기",
  back: "방문객 화면으로",
  off: "이 기기에는 기술자 화면이 없습니다: PIN 없이 시작되었습니다.",
  wrong_pin: "PIN이 틀립니다. 다시 입력하세요",
  too_many_attempts: "틀린 횟수가 너무 많습니다. 30초 뒤에 다시 하세요",
  away: "기기 프로그램이 응답하지 않습니다",
  closes_in: (seconds) => `조작이 없어 ${seconds}초 뒤 방문객 화면으로 돌아갑니다`,
  stay: "계속",
  printer: "프린터",
  network: "네트워크",
  computer: "기기",
  waiting: "단독 발권",
  state: "상태",
  code: "코드",
  since: "시작",
  raw: "마지막 응답",
  raw_none: "응답 없음",
  address: "주소",
  profile: "프로파일",
  server: "서버",
  connected_since: (time) => `${time}부터 연결됨`,
  away_since: (time) => `${time}부터 연결 안 됨`,
  last_error: "마지막 오류",
  none: "없음",
  trust: "인증서",
  trust_plain: "암호화 안 됨",
  trust_system: "시스템이 신뢰",
  trust_pinned: (what) => `${what}만 신뢰`,
  version: "버전",
  running: "프로그램 가동",
  booted: "컴퓨터 가동",
  restarts: "하루 재시작",
  temperature: "온도",
  disk: "디스크 여유",
  disk_of: (free, size) => `${size} 중 ${free}`,
  clock: "시계 오차",
  last_ticket: "마지막 번호",
  unknown: "알 수 없음",
  to_merge: "병합 대기",
  refused: "거부됨",
  numbers: "예비 번호",
  numbers_low: "거의 없음",
  numbers_enough: "충분",
  keeps_nothing: "저장하지 않음: 서버가 끊기면 멈춤",
  test_print: "시험 인쇄",
  testing: "인쇄 중…",
  printed: "시험 인쇄 완료",
  failed: (why) => `인쇄 안 됨: ${why}`,
  uncertain: (why) => `인쇄 여부를 알 수 없음: ${why}`,
  busy: "발권 또는 인쇄 중입니다. 잠시 뒤 다시 하세요",
  restart: "프로그램 재시작",
  restart_sure: "다시 누르면 재시작",
  restarting: "재시작 중입니다. 곧 방문객 화면으로 돌아갑니다…",
  bytes: "프린터 통신",
  bytes_help: "→ 보냄, ← 받음(16진수). 번호표 내용은 시작과 길이만 남깁니다.",
  bytes_none: "아직 없음",
  bytes_count: (count) => `${count}바이트`,
  sent: "보냄",
  received: "받음",
  log: "프로그램 로그",
};

export const technicianTexts: Record<Lang, TechnicianTexts> = { zh, en, ko };
