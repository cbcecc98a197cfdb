// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** The sign-in page, and the door of every staff page. */
export interface SigninTexts {
  title: string;
  name: string;
  password: string;
  sign_in: string;
  signing_in: string;
  name_missing: string;
  password_missing: string;
  show: string;
  forgotten: string;
  choose_hall: string;
  closed: string;
  opening: string;
  wrong_role: string;
  wrong_role_todo: (name: string) => string;
  other_account: string;
  sign_out: string;
  somebody_else: string;
  replaced: (name: string) => string;
  replaced_todo: (name: string) => string;
  go_on_as: (name: string) => string;
  sign_in_as: (name: string) => string;
  unknown_hall: (id: string) => string;
  foreign_hall: (name: string) => string;
  wrong_hall_todo: string;
  my_hall: string;
  no_hall: string;
  no_hall_todo: string;
}

const zh: SigninTexts = {
  title: "登录",
  name: "账号",
  password: "密码",
  sign_in: "登录",
  signing_in: "正在登录…",
  name_missing: "请填写账号",
  password_missing: "请填写密码",
  show: "显示密码",
  forgotten: "忘记密码？请管理员在服务器上重设。",
  choose_hall: "请选择大厅",
  closed: "休息中",
  opening: "正在打开…",
  wrong_role: "这个账号不能打开这个页面",
  wrong_role_todo: (name) => `现在登录的是“${name}”。请换一个账号登录。`,
  other_account: "换账号登录",
  sign_out: "退出",
  somebody_else: "另一位同事",
  replaced: (name) => `这个浏览器现在登录的是“${name}”`,
  replaced_todo: (name) => `本页原来由“${name}”使用。为免以别人的名义办事，本页已停下。`,
  go_on_as: (name) => `以“${name}”继续`,
  sign_in_as: (name) => `重新登录“${name}”`,
  unknown_hall: (id) => `没有“${id}”这个大厅`,
  foreign_hall: (name) => `这个账号不属于“${name}”`,
  wrong_hall_todo: "请核对网址里的 hall=。",
  my_hall: "打开我的大厅",
  no_hall: "服务器上还没有大厅",
  no_hall_todo: "请管理员导入配置：hall-server plan import",
};

const en: SigninTexts = {
  title: "Sign in",
  name: "Name",
  password: "Password",
  sign_in: "Sign in",
  signing_in: "Signing in…",
  name_missing: "Type your name",
  password_missing: "Type your password",
  show: "Show the password",
  forgotten: "Forgotten? The administrator can set a new one on the server.",
  choose_hall: "Choose a hall",
  closed: "closed",
  opening: "Opening…",
  wrong_role: "This account may not open this page",
  wrong_role_todo: (name) => `You are signed in as “${name}”. Sign in with another account.`,
  other_account: "Sign in as somebody else",
  sign_out: "Sign out",
  somebody_else: "somebody else",
  replaced: (name) => `This browser is now signed in as “${name}”`,
  replaced_todo: (name) => `This page was ${name}’s. It has stopped, so that nothing is done in somebody else’s name.`,
  go_on_as: (name) => `Go on as ${name}`,
  sign_in_as: (name) => `Sign in again as ${name}`,
  unknown_hall: (id) => `There is no hall “${id}”`,
  foreign_hall: (name) => `This account is of another hall than ${name}`,
  wrong_hall_todo: "Check hall= in the address.",
  my_hall: "Open my hall",
  no_hall: "The server has no hall yet",
  no_hall_todo: "The administrator imports one: hall-server plan import",
};

const ko: SigninTexts = {
  title: "로그인",
  name: "아이디",
  password: "비밀번호",
  sign_in: "로그인",
  signing_in: "로그인 중…",
  name_missing: "아이디를 입력해 주세요",
  password_missing: "비밀번호를 입력해 주세요",
  show: "비밀번호 보기",
  forgotten: "비밀번호를 잊으셨습니까? 관리자가 서버에서 다시 설정할 수 있습니다.",
  choose_hall: "홀을 선택해 주세요",
  closed: "휴식 중",
  opening: "여는 중…",
  wrong_role: "이 계정으로는 이 화면을 열 수 없습니다",
  wrong_role_todo: (name) => `현재 로그인한 계정: “${name}”. 다른 계정으로 로그인하세요.`,
  other_account: "다른 계정으로 로그인",
  sign_out: "로그아웃",
  somebody_else: "다른 직원",
  replaced: (name) => `이 브라우저에 현재 로그인한 계정: “${name}”`,
  replaced_todo: (name) => `이 화면을 쓰던 계정: “${name}”. 다른 사람의 이름으로 업무가 처리되지 않도록 화면을 멈췄습니다.`,
  go_on_as: (name) => `“${name}” 계정으로 계속`,
  sign_in_as: (name) => `“${name}” 계정으로 다시 로그인`,
  unknown_hall: (id) => `“${id}” 홀이 없습니다`,
  foreign_hall: (name) => `이 계정은 “${name}” 소속이 아닙니다`,
  wrong_hall_todo: "주소의 hall= 부분을 확인하세요.",
  my_hall: "내 홀 열기",
  no_hall: "서버에 아직 홀이 없습니다",
  no_hall_todo: "관리자에게 설정을 가져오도록 요청하세요: hall-server plan import",
};

export const signinTexts: Record<Lang, SigninTexts> = { zh, en, ko };
