// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** The page on which somebody changes their own password. */
export interface PasswordTexts {
  title: string;
  present: string;
  password: string;
  repeated: string;
  advice: string;
  show: string;
  change: string;
  changing: string;
  back: string;
  present_missing: string;
  password_missing: string;
  differs: string;
  wrong_present: string;
  done: string;
  done_todo: string;
  go_on: string;
}

const zh: PasswordTexts = {
  title: "修改密码",
  present: "现在的密码",
  password: "新密码",
  repeated: "再输入一次新密码",
  advice: "至少 8 个字符。几个互不相干的词最好记，也最难猜；可以很长，可以有空格和汉字。",
  show: "显示密码",
  change: "修改密码",
  changing: "正在修改…",
  back: "返回",
  present_missing: "请填写现在的密码",
  password_missing: "请填写新密码",
  differs: "两次输入的新密码不一样",
  wrong_present: "现在的密码不对",
  done: "密码已修改",
  done_todo: "您在其他电脑上的登录已退出，请用新密码重新登录。",
  go_on: "继续工作",
};

const en: PasswordTexts = {
  title: "Change the password",
  present: "Present password",
  password: "New password",
  repeated: "New password again",
  advice: "At least 8 characters. Several words that do not belong together are easy to keep and hard to guess; it may be long, with spaces and any letters.",
  show: "Show the passwords",
  change: "Change the password",
  changing: "Changing…",
  back: "Back",
  present_missing: "Type the present password",
  password_missing: "Type a new password",
  differs: "The new password was typed in two ways",
  wrong_present: "The present password is wrong",
  done: "The password is changed",
  done_todo: "You are signed out on other computers: sign in there with the new one.",
  go_on: "Go on",
};

const ko: PasswordTexts = {
  title: "비밀번호 변경",
  present: "현재 비밀번호",
  password: "새 비밀번호",
  repeated: "새 비밀번호 확인",
  advice: "8자 이상. 서로 관계없는 단어 여러 개가 외우기 쉽고 추측하기 어렵습니다. 길어도 되며 띄어쓰기, 한글, 한자도 쓸 수 있습니다.",
  show: "비밀번호 보기",
  change: "비밀번호 변경",
  changing: "변경 중…",
  back: "뒤로",
  present_missing: "현재 비밀번호를 입력해 주세요",
  password_missing: "새 비밀번호를 입력해 주세요",
  differs: "새 비밀번호 두 개가 서로 다릅니다",
  wrong_present: "현재 비밀번호가 다릅니다",
  done: "비밀번호를 변경했습니다",
  done_todo: "다른 컴퓨터에서는 로그아웃되었습니다. 새 비밀번호로 다시 로그인하세요.",
  go_on: "계속",
};

export const passwordTexts: Record<Lang, PasswordTexts> = { zh, en, ko };
