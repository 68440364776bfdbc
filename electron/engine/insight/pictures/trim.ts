/** The part of an image within a border of one colour: frames, letterboxes, padding to a square. */

/** In parts of the width and the height, 0 to 1. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const whole: Box = { left: 0, top: 0, right: 1, bottom: 1 };

/** Its share of the image's area. */
export const areaOf = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top);

/** By how much (of 255) a border's pixels may differ from its colour after compression. */
const tolerance = 10;
/** Part of a line's pixels that may differ more. */
const outliers = 0.02;
/** If less than this part of the image would be left, it is not a border but an empty image. */
const leastLeft = 0.1;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel. */
  readonly rgb: Uint8Array;
}

interface Lines {
  readonly count: number;
  readonly length: number;
  /** The index of a line's first pixel, and the step to the next one of the line. */
  readonly start: (line: number) => number;
  readonly step: number;
}

const meanOf = (rgb: Uint8Array, lines: Lines, line: number): readonly number[] => {
  const sums = [0, 0, 0];
  for (let i = 0, at = lines.start(line) * 3; i < lines.length; i += 1, at += lines.step * 3) {
    for (let c = 0; c < 3; c += 1) sums[c] = (sums[c] ?? 0) + (rgb[at + c] ?? 0);
  }
  return sums.map((sum) => sum / lines.length);
};

/** How many lines from the first on have the colour of the first. */
const plain = (rgb: Uint8Array, lines: Lines): number => {
  const [r = 0, g = 0, b = 0] = meanOf(rgb, lines, 0);
  for (let line = 0; line < lines.count; line += 1) {
    let others = 0;
    for (let i = 0, at = lines.start(line) * 3; i < lines.length; i += 1, at += lines.step * 3) {
      const differs =
        Math.abs((rgb[at] ?? 0) - r) > tolerance ||
        Math.abs((rgb[at + 1] ?? 0) - g) > tolerance ||
        Math.abs((rgb[at + 2] ?? 0) - b) > tolerance;
      if (differs) others += 1;
    }
    if (others > lines.length * outliers) return line;
  }
  return lines.count;
};

/** Pixels, from the first to before the last. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Without one border; the same area where there is none. */
const trimmed = ({ width, rgb }: Pixels, area: Area): Area => {
  const wide = area.right - area.left;
  const high = area.bottom - area.top;
  const row = (y: number): number => y * width + area.left;
  const rows = { count: high, length: wide, step: 1 };
  const above = plain(rgb, { ...rows, start: (line) => row(area.top + line) });
  if (above === high) return area;
  const below = plain(rgb, { ...rows, start: (line) => row(area.bottom - 1 - line) });
  const [top, bottom] = [area.top + above, area.bottom - below];
  // Columns are examined between the remaining rows: a border above and below has no part in them.
  const columns = { count: wide, length: bottom - top, step: width };
  const before = plain(rgb, { ...columns, start: (line) => top * width + area.left + line });
  const behind = plain(rgb, { ...columns, start: (line) => top * width + area.right - 1 - line });
  return { left: area.left + before, top, right: area.right - behind, bottom };
};

/** A frame around an image with a plain ground of its own: borders within borders, up to this many. */
const most = 3;

/** @returns the whole image where it has no border, or where hardly anything would be left */
export const withoutBorder = (pixels: Pixels): Box => {
  const { width, height } = pixels;
  let area: Area = { left: 0, top: 0, right: width, bottom: height };
  for (let n = 0; n < most; n += 1) {
    const next = trimmed(pixels, area);
    const left = (next.right - next.left) * (next.bottom - next.top);
    if (left < width * height * leastLeft) break;
    area = next;
  }
  const { left, top, right, bottom } = area;
  return { left: left / width, top: top / height, right: right / width, bottom: bottom / height };
};
