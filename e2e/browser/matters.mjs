// What continues after the visitor has left the window: papers to bring, a promised result, a visit that nobody continues.
import { looksWell, picture, play, shows, tapUntil, tell, given } from "./browser.mjs";

const hall = `${given.server}/api/v1/halls/${given.hall}`;
let keys = 0;

async function signedIn(visitor, account, options = {}) {
  const context = await visitor.context({ viewport: { width: 1280, height: 900 }, ...options });
  const answer = await context.request.post(`${given.server}/api/v1/session`, { data: account });
  if (!answer.ok()) throw new Error(`${account.name} cannot sign in: ${answer.status()}`);
  return context;
}

async function act(context, path, data) {
  const headers = { "Idempotency-Key": `matters-${(keys += 1)}` };
  const answer = await context.request.post(`${hall}/${path}`, { data, headers });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? null : await answer.json();
}

/** Calls the next visitor and starts the service. */
async function serveNext(clerk) {
  const ticket = await act(clerk, "windows/w1/call-next", {});
  await act(clerk, "windows/w1/start", { ticket: ticket.id });
  return ticket;
}

await play(async (visitor) => {
  const clerk = await signedIn(visitor, given.clerk);
  const reception = await signedIn(visitor, given.reception);
  const issue = () => act(reception, "tickets", { services: ["id-card"] });
  const tickets = [await issue(), await issue(), await issue()];
  // Only the issuer of a ticket receives its token: a clerk's answer to a call has none.
  const pageOf = ({ id }) => `${given.server}/t/${tickets.find((ticket) => ticket.id === id).token}`;
  await act(clerk, "windows/w1/open", {});

  const papers = await serveNext(clerk);
  const missing = { outcome: "papers_missing", missing: ["d1", "other"] };
  await act(clerk, "windows/w1/finish", { ticket: papers.id, ...missing });
  const accepted = await serveNext(clerk);
  await act(clerk, "windows/w1/finish", { ticket: accepted.id, outcome: "accepted" });
  const left = await serveNext(clerk);
  await act(clerk, "windows/w1/park", { ticket: left.id });

  // The visitor reads what is missing and comes back with it: one press takes a new number.
  const phone = await visitor.open(pageOf(papers), {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await shows(phone, given.document);
  await shows(phone, "还缺材料");
  await looksWell(phone, "visitor-papers");
  await tapUntil(phone, phone.getByRole("button", { name: "材料带来了" }), "接着");
  await looksWell(phone, "visitor-returned");

  // The parked visitor is back.
  const aside = await visitor.open(pageOf(left), { viewport: { width: 390, height: 844 }, hasTouch: true });
  await shows(aside, "我已返回");
  await looksWell(aside, "visitor-parked");

  // Reception scans the paper of the visitor who was sent for papers: the list of missing ones can be printed.
  const counter = await visitor.open(`${given.server}/reception.html`, { context: reception });
  await shows(counter, "请问办什么");
  await counter.keyboard.type(pageOf(papers));
  await counter.keyboard.press("Enter");
  await shows(counter, "打印补正清单");
  await shows(counter, given.document);
  await looksWell(counter, "reception-missing");
  await counter.emulateMedia({ media: "print" });
  await shows(counter, "需要补正的材料");
  await picture(counter, "paper-missing");

  // Nobody continues the visit: the clerk who served first is alerted.
  const desk = await visitor.open(`${given.server}/clerk.html`, { context: clerk });
  await shows(desk, "您在哪个窗口");
  await desk.getByRole("button", { name: given.window_name }).click();
  await shows(desk, "无人接续办理");
  await shows(desk, left.number);
  await looksWell(desk, "clerk-orphaned");

  // A visitor who reports back waits for the same window again, behind the one who returned with papers before.
  await tapUntil(aside, aside.getByRole("button", { name: "我已返回" }), "前面还有 1 人");

  const manager = await signedIn(visitor, given.manager);
  const page = await visitor.open(`${given.server}/manager.html`, { context: manager });
  await shows(page, "无人接续办理");
  await page.getByRole("button", { name: "承诺件 1" }).click();
  await shows(page, accepted.number);
  await looksWell(page, "manager-matters");
  await page.getByRole("button", { name: "已办结" }).click();
  await page.getByRole("button", { name: "再按一次" }).click();
  await shows(page, "没有未办结的承诺件");
  await page.keyboard.press("Escape");
  // A window covers for another.
  await page.getByRole("button", { name: /^1号窗口/ }).click();
  await shows(page, "顶替窗口");
  await page.getByRole("button", { name: "3号窗口", exact: true }).click();
  await looksWell(page, "manager-lend");
  await page.getByRole("button", { name: /^到 / }).first().click();
  await shows(page, "已安排顶岗");
  await page.keyboard.press("Escape");
  // The hall's hours are extended.
  await page.getByRole("button", { name: "延时办" }).click();
  await shows(page, "今天开到");
  await page.getByRole("button", { name: /^到 / }).first().click();
  await shows(page, "手机都改为今天开到");
  await looksWell(page, "manager-extend-asked");
  await page.getByRole("button", { name: /^确定，延到 / }).click();
  await shows(page, "已延时");
  await looksWell(page, "manager-extend");
  // The extension is undone.
  await page.getByRole("button", { name: /^改早到 / }).click();
  await shows(page, "与平常下班一样处理");
  await looksWell(page, "manager-shorten-asked");
  await page.getByRole("button", { name: /^确定，改早到 / }).click();
  await shows(page, "已改早");
  visitor.allWell();
  tell({ tickets: tickets.length });
});
