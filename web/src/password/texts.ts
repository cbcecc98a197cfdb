// Texts of the page on which somebody changes their own password.
import { defineTexts } from "$shared/language.svelte";

export const texts = defineTexts({
  zh: {
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
  },
  en: {
    title: "Change the password",
    present: "Present password",
    password: "New password",
    repeated: "New password again",
    advice:
      "At least 8 characters. Several words that do not belong together are easy to keep and hard to guess; it may be long, with spaces and any letters.",
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
  },
});
