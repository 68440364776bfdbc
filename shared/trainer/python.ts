/** Where the trainers' Python and JavaScript differ: white space, and rounding. */

/** Not white space in Python, but in JavaScript: a byte order mark stays at the front of the first tag. */
const byteOrderMark = 0xfeff;

const isSpace = (code: number): boolean => {
  if (code > 0x20 && code < 0x7f) return false;
  if (code === 0x20 || (code >= 0x1c && code <= 0x1f) || code === 0x85) return true;
  return code !== byteOrderMark && String.fromCharCode(code).trim() === '';
};

/** `str.strip()`. */
export const strip = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

/** A text file as Python reads it: every line end is one `\n`. */
export const universalNewlines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** `round()`: halves go to the even neighbour, so 4.5 is 4 and 5.5 is 6. */
export const roundHalfEven = (value: number): number => {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
};
