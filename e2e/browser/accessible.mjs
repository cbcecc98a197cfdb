// Every page, in use, has no serious or critical axe findings in any language that it offers; its switch offers all shipped
// languages, or those that the plan names.
import { findings, picture, play, shows, given } from "./browser.mjs";

const found = [];

async function look(page, name) {
  await picture(page, `page-${name}`);
  found.push(...(await findings(page)).map((finding) => `${name}: ${finding}`));
}

/** Presses each language of the page's switch: the page takes its tag, and speaks it. */
async function lookInEach(page, name, languages = given.languages) {
  const buttons = page.locator('[role="group"] > button[lang]');
  const offered = await buttons.evaluateAll((all) => all.map((button) => button.lang));
  if (offered.length === 0) return;
  const missing = languages.filter((code) => !offered.some((tag) => tag === code || tag.startsWith(`${code}-`)));
  if (missing.length > 0) found.push(`${name}: the switch does not offer ${missing}`);
  const said = new Set();
  for (const tag of offered) {
    await page.locator(`[role="group"] > button[lang="${tag}"]`).click();
    await page.waitForFunction((tag) => document.documentElement.lang === tag && document.documentElement.dir !== "", tag);
    await look(page, `${name}-${tag}`);
    said.add(await page.locator("body").innerText());
  }
  if (said.size < 2) found.push(`${name}: it says the same in every language`);
}

await play(async (visitor) => {
  for (const { name, address, account, shows: text, width, height, languages } of given.pages) {
    const context = await visitor.context({ viewport: { width: width ?? 1280, height: height ?? 900 } });
    if (account) {
      const answer = await context.request.post(`${given.server}/api/v1/session`, { data: account });
      if (!answer.ok()) throw new Error(`${account.name} cannot sign in: ${answer.status()}`);
    }
    const page = await visitor.open(address, { context });
    if (text) await shows(page, text);
    await look(page, name);
    await lookInEach(page, name, languages);
    await context.close();
  }
  visitor.allWell();
});
if (found.length > 0) throw new Error(`findings of axe:\n${found.join("\n")}`);
