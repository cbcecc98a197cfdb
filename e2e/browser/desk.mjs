// A clerk serves twenty visitors, with every exception once, using only the keyboard; counts the key presses for each visitor.
import { looksWell, play, press, shows, tell, given } from "./browser.mjs";

/** A start is assumed 30 s after the call. */
const ASSUMED_MS_MAX = 45_000;
const VISITORS = 20;

/** Hands on a keyboard: counts presses, and reads who is at the window. */
class Clerk {
  /** Presses since the current visitor came, by what was done with the visitor. */
  presses = {};
  /** Visitors who were at the window and have left. */
  gone = 0;
  /** Presses since somebody came or left. */
  count = 0;

  constructor(page) {
    this.page = page;
  }

  async press(...keys) {
    for (const key of keys) {
      this.count += 1;
      await press(this.page, key);
    }
  }

  /** Typing a name counts as one action, however long the name is. */
  async type(text) {
    this.count += 1;
    await this.page.keyboard.type(text);
  }

  async here() {
    // At once: a plate that is counted may be gone before it is read.
    const [plate] = await this.page.locator("article.present h2").allInnerTexts();
    return plate?.trim() ?? null;
  }

  async until(what, holds, ms = 20_000) {
    const end = Date.now() + ms;
    while (!(await holds())) {
      if (Date.now() > end) {
        const there = await this.page.locator("body").innerText();
        throw new Error(`not seen within ${ms} ms: ${what}; the desk shows:\n${there}`);
      }
      await this.page.waitForTimeout(50);
    }
  }

  /** Waits until the window has another visitor, or nobody. */
  async changed(before, someone) {
    await this.until(`${someone ? "somebody else" : "nobody"} after ${before}`, async () => {
      const now = await this.here();
      return someone ? now !== null && now !== before : now === null;
    });
  }

  /** Calls the next visitor: the first press of each visit. */
  async next() {
    await this.press("Space");
    await this.changed(null, true);
    this.count = 0;
    return this.here();
  }

  /** Records what was done with the current visitor; this ends the visit. */
  async left(name, before) {
    await this.changed(before, false);
    this.presses[name] = this.count;
    this.gone += 1;
    this.count = 0;
  }

  /** Ends the visit without calling anybody. */
  async finish(name) {
    const before = await this.here();
    await this.press("f", "f");
    await this.left(name, before);
  }
}

async function serve(clerk) {
  await ordinary(clerk);
  await atTheWindow(clerk);
  await aside(clerk);
  await sentOn(clerk);
  await takenBack(clerk);
  await breaks(clerk);
  await withoutNumber(clerk);
  await aheadOfTheCrowd(clerk);
  while (clerk.gone < VISITORS) {
    await clerk.next();
    await clerk.finish("finish_only");
  }
}

/** One key: the start is assumed; the next press ends this visit and calls the next visitor. */
async function ordinary(clerk) {
  let before = await clerk.next();
  for (const name of ["ordinary_1", "ordinary_2"]) {
    const serving = clerk.page.locator("article.present", { hasText: "办理中" });
    await clerk.until("an assumed start", async () => (await serving.count()) > 0, ASSUMED_MS_MAX);
    await clerk.press("Space");
    await clerk.changed(before, true);
    clerk.presses[name] = clerk.count;
    clerk.count = 0;
    clerk.gone += 1;
    before = await clerk.here();
  }
  await clerk.finish("after_the_ordinary");
}

async function atTheWindow(clerk) {
  await clerk.next();
  await clerk.press("r");
  await shows(clerk.page, "重呼 1 次");
  await clerk.press("s");
  await shows(clerk.page, "办理中");
  await clerk.press("2", "+");
  await shows(clerk.page, "办结");
  await clerk.finish("recall_start_outcome_cases");

  // 待补正: this outcome opens the list of documents to bring; one digit each, then the one key ends the visit and calls the next.
  const sent = await clerk.next();
  await clerk.press("s");
  await shows(clerk.page, "办理中");
  await clerk.press("4");
  await shows(clerk.page, "其他材料");
  await looksWell(clerk.page, "desk-papers");
  await clerk.press("1", "2", "Enter");
  await clerk.changed(sent, true);
  clerk.presses.papers_missing = clerk.count;
  clerk.count = 0;
  clerk.gone += 1;
  await clerk.finish("after_the_papers");

  await clerk.next();
  await clerk.press("n");
  await clerk.type("请核对原件");
  await clerk.press("Enter");
  await shows(clerk.page, "前一步备注");
  await clerk.press("q");
  await shows(clerk.page, "现在叫的话");
  await clerk.press("Escape", "h");
  await shows(clerk.page, "取号");
  await clerk.press("h");
  await clerk.finish("note_next_story");
}

/** A visitor is missed and called again, parked and taken back, called out of order. */
async function aside(clerk) {
  const late = await clerk.next();
  await clerk.press("m", "m");
  await clerk.left("miss", late);
  const parked = await clerk.next();
  await clerk.press("p", "p");
  await clerk.left("park", parked);
  for (const [number, name] of [[late, "latecomer"], [parked, "parked_back"]]) {
    await clerk.press("w", "Enter");
    await clerk.until(`${number} back`, async () => (await clerk.here()) === number);
    clerk.presses[name] = clerk.count;
    clerk.count = 0;
    await clerk.finish("finish_only");
  }
  await clerk.press("w", "ArrowDown", "Enter");
  await shows(clerk.page, "不按顺序叫");
  await clerk.press("4");
  await clerk.changed(null, true);
  await shows(clerk.page, "急件");
  await clerk.finish("out_of_order");
}

/** Transfers to a service, to a window, to a colleague by name; adds a further service. */
async function sentOn(clerk) {
  for (const [asked, name] of [[given.service, "to_service"], [given.other_label, "to_window"], [given.colleague, "to_clerk"]]) {
    const before = await clerk.next();
    await clerk.press("t");
    await clerk.type(asked);
    await clerk.until(`${asked} found`, async () => (await clerk.page.locator("#destinations li").count()) > 0);
    await clerk.press("Enter");
    await clerk.left(name, before);
  }
  const stays = await clerk.next();
  await clerk.press("a");
  await clerk.type(given.added);
  await clerk.press("Enter");
  await shows(clerk.page, "本号事项");
  await clerk.finish("one_service_more");
  clerk.gone -= 1;
  // The visitor at the window continues with the further service: no call, no start.
  const goes_on = await clerk.next();
  if (goes_on !== stays) throw new Error(`${goes_on} is called before ${stays}, who stands at the window`);
  await shows(clerk.page, "办理中");
  await clerk.finish("goes_on");
}

/** A call and a finish are undone. */
async function takenBack(clerk) {
  const called = await clerk.next();
  await clerk.press("z", "z");
  await clerk.changed(called, false);
  const again = await clerk.next();
  await clerk.finish("undo_call");
  await clerk.press("z", "z");
  await clerk.until(`${again} back after undo`, async () => (await clerk.here()) === again);
  clerk.gone -= 1;
  await clerk.finish("undo_finish");
}

/** A pause begins after the current visitor; the one key ends the visit, and then the pause. */
async function breaks(clerk) {
  const before = await clerk.next();
  await clerk.press("b", "1");
  await clerk.press("f", "f");
  await clerk.left("pause", before);
  await shows(clerk.page, "暂停服务");
  await clerk.press("Space");
  await shows(clerk.page, "人等候");
}

/** Somebody without a ticket is served immediately, and counted. */
async function withoutNumber(clerk) {
  clerk.count = 0;
  await clerk.press("g");
  await clerk.type(given.added);
  await clerk.until(`${given.added} found`, async () => (await clerk.page.locator("#destinations li").count()) > 0);
  await clerk.press("Enter");
  await clerk.changed(null, true);
  clerk.presses.without_a_number = clerk.count;
  clerk.count = 0;
  await clerk.finish("after_no_number");
}

/** Only one service, for which nobody is waiting: the next visitor for it is called on arrival; then all services again. */
async function aheadOfTheCrowd(clerk) {
  await clerk.press("v");
  await shows(clerk.page, "今天只办这些事项");
  await looksWell(clerk.page, "desk-narrow");
  const services = await clerk.page.locator("label:has(input[type=checkbox])").allInnerTexts();
  for (const service of services) {
    if (!service.includes(given.added)) await clerk.press("Space");
    await clerk.press("Tab");
  }
  await clerk.press("Tab", "Enter");
  await shows(clerk.page, "现在没有人等候");
  clerk.count = 0;
  await clerk.press("e");
  await shows(clerk.page, "等下一位，一来就叫");
  await looksWell(clerk.page, "desk-ahead");
  const headers = { authorization: `Bearer ${given.kiosk}`, "idempotency-key": "the-one-who-comes" };
  const answer = await clerk.page.request.post(`${given.tickets}`, { headers, data: { services: [given.added_id] } });
  if (answer.status() !== 201) throw new Error(`no ticket was given: ${answer.status()} ${await answer.text()}`);
  await clerk.changed(null, true);
  clerk.presses.call_ahead = clerk.count;
  clerk.count = 0;
  await clerk.finish("after_the_ahead");
  await clerk.press("v");
  await shows(clerk.page, "今天只办这些事项");
  for (const _ of services) await clerk.press("Tab");
  await clerk.press("Enter", "Tab", "Enter");
  await shows(clerk.page, "本窗口全部事项");
}

await play(async (visitor) => {
  const context = await visitor.context({ viewport: { width: 1280, height: 800 } });
  const answer = await context.request.post(`${given.server}/api/v1/session`, { data: given.account });
  if (!answer.ok()) throw new Error(`${given.account.name} cannot sign in: ${answer.status()}`);
  const page = await visitor.open(given.clerk, { context });
  await shows(page, "您在哪个窗口");
  await page.keyboard.type(given.label);
  await page.keyboard.press("Enter");
  await page.getByText("窗口暂未开放").first().waitFor();
  const clerk = new Clerk(page);
  await clerk.press("?");
  await shows(page, "选办理结果");
  await looksWell(page, "desk-keys");
  await clerk.press("Escape", "Space");
  await page.getByText("人等候").first().waitFor();
  await serve(clerk);
  await looksWell(page, "desk-after-twenty");
  visitor.allWell();
  tell({ gone: clerk.gone, presses: clerk.presses });
});
