/**
 * How images that are compared are looked at, whatever their sizes: how much larger than whole in its frame, and which part of
 * the image is in the middle. Pure. Frames are in CSS pixels.
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Look {
  /** 1: the whole image fills its frame in one direction. */
  readonly factor: number;
  /** What is in the middle, in parts of the image's width and height. */
  readonly x: number;
  readonly y: number;
}

/** An image in its frame. */
export interface Framed {
  readonly image: Size;
  readonly frame: Size;
  /** Device pixels a CSS pixel. */
  readonly pixelRatio: number;
}

export const whole: Look = { factor: 1, x: 0.5, y: 0.5 };

/** Device pixels that one image pixel may take at most. */
const largest = 16;

/** CSS pixels an image pixel, where all of it is seen; small images are enlarged, so that they can be compared. */
const wholeScale = ({ image, frame }: Framed): number =>
  image.width <= 0 || image.height <= 0
    ? 1
    : Math.min(frame.width / image.width, frame.height / image.height);

export interface Place extends Point, Size {
  /** CSS pixels an image pixel. */
  readonly scale: number;
}

/** Without a gap at either end, or centred where it is smaller than the frame. */
const held = (middle: number, length: number, frame: number): number =>
  length <= frame ? 0.5 : Math.min(1 - frame / 2 / length, Math.max(frame / 2 / length, middle));

/** Within the limits of an image. */
export const limited = (look: Look, framed: Framed): Look => {
  const { image, frame, pixelRatio } = framed;
  const scale = wholeScale(framed);
  const most = Math.max(1, largest / pixelRatio / Math.max(scale, 1e-9));
  const factor = Math.min(most, look.factor);
  if (factor <= 1.001) return whole;
  return {
    factor,
    x: held(look.x, image.width * scale * factor, frame.width),
    y: held(look.y, image.height * scale * factor, frame.height),
  };
};

/** Where the image is drawn. */
export const placeOf = (look: Look, framed: Framed): Place => {
  const { factor, x, y } = limited(look, framed);
  const { image, frame } = framed;
  const scale = wholeScale(framed) * factor;
  const [width, height] = [image.width * scale, image.height * scale];
  return { x: frame.width / 2 - x * width, y: frame.height / 2 - y * height, width, height, scale };
};

/** The same point of the image stays under `at`. */
export const zoomedAt = (look: Look, framed: Framed, factor: number, at: Point): Look => {
  const before = placeOf(look, framed);
  const next = limited({ ...look, factor }, framed).factor;
  const { image, frame } = framed;
  const scale = wholeScale(framed) * next;
  const under = { x: (at.x - before.x) / before.width, y: (at.y - before.y) / before.height };
  return limited(
    {
      factor: next,
      x: under.x - (at.x - frame.width / 2) / (image.width * scale),
      y: under.y - (at.y - frame.height / 2) / (image.height * scale),
    },
    framed,
  );
};

/** Moved by CSS pixels. */
export const movedBy = (look: Look, framed: Framed, by: Point): Look => {
  const { width, height } = placeOf(look, framed);
  return limited({ ...look, x: look.x - by.x / width, y: look.y - by.y / height }, framed);
};

/** The factor at which one image pixel is one device pixel. */
export const actualFactor = (framed: Framed): number =>
  1 / framed.pixelRatio / Math.max(wholeScale(framed), 1e-9);

/** Device pixels an image pixel. */
export const percentOf = (look: Look, framed: Framed): number =>
  Math.round(placeOf(look, framed).scale * framed.pixelRatio * 100);

/** What a change of one image's look does to another's: the same step, so that what was set apart by hand stays apart. */
export const followed = (other: Look, before: Look, after: Look): Look =>
  after.factor === 1
    ? whole
    : {
        factor: Math.max(1, other.factor * (after.factor / before.factor)),
        x: other.x + after.x - before.x,
        y: other.y + after.y - before.y,
      };
