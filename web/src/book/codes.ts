// How a booking's code is read.

/** `1234 5678`: in two groups. */
export function codeText(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
}
