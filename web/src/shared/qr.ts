// A QR code as one path, a unit a module, with the quiet edge that readers need.
import qrcode from "qrcode-generator";

const EDGE = 4;

export function qrPath(text: string): { path: string; size: number } {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (code.isDark(row, column)) path += `M${column + EDGE} ${row + EDGE}h1v1h-1z`;
    }
  }
  return { path, size: count + 2 * EDGE };
}
