// A hall viewed from another part of the world: every time on every page is in the hall's zone.
import { looksWell, play, shows, tapUntil, tell, given } from "./browser.mjs";

const ELSEWHERE = { timezoneId: "America/New_York" };

async function signedIn(visitor, account) {
  const context = await visitor.context({ viewport: { width: 1280, height: 900 }, ...ELSEWHERE });
  const answer = await context.request.post(`${given.server}/api/v1/session`, { data: account });
  if (!answer.ok()) throw new Error(`${account.name} cannot sign in: ${answer.status()}`);
  return context;
}

await play(async (visitor) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, ...ELSEWHERE };
  const pages = {
    phone: await visitor.open(given.visit, phone),
    board: await visitor.open(given.board, { viewport: { width: 1920, height: 1080 }, ...ELSEWHERE }),
    window: await visitor.open(given.window_page, { viewport: { width: 1280, height: 720 }, ...ELSEWHERE }),
    manager: await visitor.open(given.manager, { context: await signedIn(visitor, given.manages) }),
  };
  for (const [name, page] of Object.entries(pages)) {
    // A phone shows how long, not until when.
    await shows(page, name === "phone" ? given.number : given.back_at);
    await looksWell(page, `elsewhere-${name}`);
  }
  const book = await visitor.open(given.book, phone);
  await tapUntil(book, book.getByRole("button", { name: given.service }).first(), "几点来");
  await shows(book, given.slot);
  await looksWell(book, "elsewhere-book");
  pages.book = book;
  pages.auditor = await visitor.open(given.auditor, { context: await signedIn(visitor, given.audits) });
  await shows(pages.auditor, given.issued_at);
  await looksWell(pages.auditor, "elsewhere-auditor");
  visitor.allWell();
  const texts = {};
  for (const [name, page] of Object.entries(pages)) texts[name] = await page.locator("body").innerText();
  tell(texts);
});
