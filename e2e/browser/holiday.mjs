// A holiday is added on a day with bookings: administrator, reception and visitor are shown which bookings it breaks.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { looksWell, play, shows, tapUntil, tell, given } from "./browser.mjs";

async function signedIn(visitor, account) {
  const context = await visitor.context({ viewport: { width: 1280, height: 900 } });
  const answer = await context.request.post(`${given.server}/api/v1/session`, { data: account });
  if (!answer.ok()) throw new Error(`${account.name} cannot sign in: ${answer.status()}`);
  return context;
}

await play(async (visitor) => {
  const phone = await visitor.open(given.book, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await tapUntil(phone, phone.getByRole("button", { name: given.service }).first(), "几点来");
  const days = phone.locator("select");
  await days.selectOption({ index: (await days.locator("option").count()) - 1 });
  const day = await days.inputValue();
  await phone.locator("li button:enabled").first().tap();
  await phone.getByLabel("姓名").fill("韩梅梅");
  await phone.getByLabel("手机号").fill("13900001234");
  await tapUntil(phone, phone.getByRole("button", { name: "确定预约" }).first(), "已预约");

  const admin = await visitor.open(given.admin, { context: await signedIn(visitor, given.administrator) });
  await shows(admin, "更换配置");
  const [download] = await Promise.all([
    admin.waitForEvent("download"),
    admin.getByRole("button", { name: "下载现在的配置" }).click(),
  ]);
  const before = readFileSync(await download.path(), "utf8");
  const plan = before.replace(/^holidays = \[\]$/m, `holidays = ["${day}"]`);
  if (plan === before) throw new Error(`the plan has no place for a holiday:\n${before.slice(0, 600)}`);
  const file = join(mkdtempSync(join(tmpdir(), "plan-")), "plan.toml");
  writeFileSync(file, plan);
  await admin.locator("input[type=file]").setInputFiles(file);
  await admin.getByRole("button", { name: "核对并启用" }).click();
  await shows(admin, "有 1 个预约因此无法办理");
  await looksWell(admin, "holiday-admin");

  const reception = await signedIn(visitor, given.reception);
  const list = await visitor.open(given.concerned, { context: reception });
  await shows(list, "韩梅梅");
  await shows(list, "13900001234");
  await looksWell(list, "holiday-concerned");
  await list.getByRole("button", { name: "标记已通知" }).click();
  await shows(list, "都已通知");

  await phone.reload();
  await shows(phone, "这一天大厅不开放");
  await looksWell(phone, "holiday-phone");
  visitor.allWell();
  tell({ day });
});
