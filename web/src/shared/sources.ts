// The pages' own source texts, for the tests that hold a rule to all of them.

export interface Source {
  file: string;
  text: string;
}

/** Every component and module but tests and what is generated. */
export function sources(): Source[] {
  const read = import.meta.glob<string>("../**/*.{svelte,ts}", { query: "?raw", import: "default", eager: true });
  return Object.entries(read)
    .filter(([file]) => !/\.(test|gen)\.ts$/.test(file))
    .map(([file, text]) => ({ file, text }));
}
