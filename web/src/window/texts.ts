// What the screen over a window says.
import { defineTexts } from "$shared/language.svelte";

export const windowTexts = defineTexts({
  zh: {
    title: (label: string) => `${label}号窗口`,
    please: "请",
    please_number: "号",
    serving: "办理中",
    idle: "请等候叫号",
    paused: "暂停服务",
    back_at: (time: string) => `${time} 恢复办理`,
    closed: "未开窗",
    opens: (time: string) => `大厅 ${time} 开始办理`,
    connecting: "正在连接大厅",
    unknown: (id: string) => `没有窗口 ${id}`,
    denied: "这块屏还没有获得许可",
    denied_help: "请用技术人员给的链接打开一次",
    no_window: "请在网址中写明 ?hall=大厅&window=窗口",
  },
  en: {
    title: (label: string) => `Window ${label}`,
    please: "Please come",
    please_number: "",
    serving: "Being served",
    idle: "Please wait for your number",
    paused: "Paused",
    back_at: (time: string) => `Back at ${time}`,
    closed: "Closed",
    opens: (time: string) => `The hall opens ${time}`,
    connecting: "Connecting to the hall",
    unknown: (id: string) => `There is no window ${id}`,
    denied: "This screen is not permitted yet",
    denied_help: "Open it once by the link from the technician",
    no_window: "Put ?hall=HALL&window=WINDOW into the address",
  },
});
