// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** The screen over a window. */
export interface WindowTexts {
  title: (label: string) => string;
  please: string;
  please_number: string;
  serving: string;
  idle: string;
  paused: string;
  back_at: (time: string) => string;
  closed: string;
  opens: (time: string) => string;
  connecting: string;
  unknown: (id: string) => string;
  denied: string;
  denied_help: string;
  unknown_help: string;
  no_hall: string;
  no_hall_help: string;
  no_window: string;
}

const zh: WindowTexts = {
  title: (label) => `${label}号窗口`,
  please: "请",
  please_number: "号",
  serving: "办理中",
  idle: "请等候叫号",
  paused: "暂停服务",
  back_at: (time) => `${time} 恢复办理`,
  closed: "暂未开放",
  opens: (time) => `大厅 ${time} 开始办理`,
  connecting: "正在连接大厅",
  unknown: (id) => `没有窗口 ${id}`,
  denied: "本屏尚未授权",
  denied_help: "请用技术人员给的链接打开一次",
  unknown_help: "请核对网址里的 window，或在配置里加上这个窗口",
  no_hall: "没有找到大厅",
  no_hall_help: "请核对网址里的 hall，或先导入大厅的配置",
  no_window: "请在网址中写明 ?hall=大厅&window=窗口",
};

const en: WindowTexts = {
  title: (label) => `Window ${label}`,
  please: "Please come",
  please_number: "",
  serving: "Being served",
  idle: "Please wait for your number",
  paused: "Paused",
  back_at: (time) => `Back at ${time}`,
  closed: "Not open now",
  opens: (time) => `The hall opens ${time}`,
  connecting: "Connecting to the hall",
  unknown: (id) => `There is no window ${id}`,
  denied: "This screen is not permitted yet",
  denied_help: "Open it once by the link from the technician",
  unknown_help: "Check window in the address, or add this window to the plan",
  no_hall: "The hall was not found",
  no_hall_help: "Check hall in the address, or import the hall’s plan first",
  no_window: "Put ?hall=HALL&window=WINDOW into the address",
};

const ko: WindowTexts = {
  title: (label) => `${label}번 창구`,
  please: "호출",
  please_number: "번",
  serving: "처리 중",
  idle: "번호 호출을 기다려 주세요",
  paused: "일시 중지",
  back_at: (time) => `${time} 업무 재개`,
  closed: "업무 준비 중",
  opens: (time) => `홀은 ${time} 업무를 시작합니다`,
  connecting: "홀에 연결하고 있습니다",
  unknown: (id) => `${id} 창구가 없습니다`,
  denied: "이 화면은 아직 승인되지 않았습니다",
  denied_help: "기술 담당자가 준 링크로 한 번 열어 주세요",
  unknown_help: "주소의 window를 확인하거나 설정에 이 창구를 추가하세요",
  no_hall: "홀을 찾을 수 없습니다",
  no_hall_help: "주소의 hall을 확인하거나 먼저 홀의 설정을 가져오세요",
  no_window: "주소에 ?hall=홀&window=창구 를 적어 주세요",
};

export const windowTexts: Record<Lang, WindowTexts> = { zh, en, ko };
