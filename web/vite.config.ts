// Two builds from one package: the pages that the server embeds, and the one that a kiosk embeds.
import { existsSync, readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const here = import.meta.dirname;

/** The first page of a kiosk is the kiosk itself. */
function folderOf(build: string, name: string): string {
  return build === "kiosk" && name === "index" ? "kiosk" : name;
}

/** Every HTML file of a build is an entry: `hall/board.html` becomes `dist/hall/board.html`. */
function entries(build: string): Record<string, string> {
  const files = readdirSync(resolve(here, build)).filter((file) => file.endsWith(".html"));
  const pages = files.map((file) => [basename(file, ".html"), resolve(here, build, file)] as const);
  const workers = build === "hall" ? [["notify", resolve(here, "src/visitor/notify.ts")] as const] : [];
  return Object.fromEntries([
    ...workers,
    ...pages.filter(([name]) => existsSync(resolve(here, "src", folderOf(build, name), "main.ts"))),
  ]);
}

export default defineConfig(({ mode }) => {
  const build = mode === "kiosk" ? "kiosk" : "hall";
  return {
    root: mode === "test" ? here : resolve(here, build),
    plugins: [svelte({ configFile: resolve(here, "svelte.config.js") })],
    resolve: {
      alias: { $src: resolve(here, "src"), $shared: resolve(here, "src/shared") },
      // Without it Vitest would take Svelte's server side.
      conditions: mode === "test" ? ["browser"] : undefined,
    },
    build: {
      outDir: resolve(here, "dist", build),
      emptyOutDir: true,
      target: "es2022",
      rolldownOptions: {
        input: entries(build),
        // The worker's address stays the same, so that a browser replaces an older one.
        output: { entryFileNames: ({ name }) => (name === "notify" ? "notify.js" : "assets/[name]-[hash].js") },
      },
    },
    server: {
      fs: { allow: [here] },
      proxy: { "/api": { target: process.env.HALL_SERVER ?? "http://127.0.0.1:8080", ws: true } },
    },
    test: { environment: "happy-dom", include: ["src/**/*.test.ts"] },
  };
});
