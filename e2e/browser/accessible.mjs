// Every page, as it is in use, has no finding of axe that is serious or critical.
import { findings, picture, play, shows, told } from "./browser.mjs";

const found = [];
await play(async (visitor) => {
  for (const { name, address, account, shows: text, width, height } of told.pages) {
    const context = await visitor.context({ viewport: { width: width ?? 1280, height: height ?? 900 } });
    if (account) {
      const answer = await context.request.post(`${told.server}/api/v1/session`, { data: account });
      if (!answer.ok()) throw new Error(`${account.name} cannot sign in: ${answer.status()}`);
    }
    const page = await visitor.open(address, { context });
    if (text) await shows(page, text);
    await picture(page, `page-${name}`);
    found.push(...(await findings(page)).map((finding) => `${name}: ${finding}`));
    await context.close();
  }
  visitor.allWell();
});
if (found.length > 0) throw new Error(`findings of axe:\n${found.join("\n")}`);
