// A QR code as one path, a unit a module, with the quiet edge that readers need unless its place has one.
import qrcode from "qrcode-generator";

const EDGE = 4;

export function qrPath(text: string, edge = EDGE): { path: string; size: number } {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (code.isDark(row, column)) path += `M${column + edge} ${row + edge}h1v1h-1z`;
    }
  }
  return { path, size: count + 2 * edge };
}
