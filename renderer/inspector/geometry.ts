/**
 * An image's placement in its frame: fit, zoom to a point, pan. Pure. Lengths of the frame are CSS pixels,
 * those of the image are its own; a scale is the CSS pixels of one image pixel, so 100 % is `1 /
 * devicePixelRatio`.
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The image's top left corner in the frame, and its scale. */
export interface Placement extends Point {
  readonly scale: number;
}

/** `fit` follows the frame when it is resized; a placement stays where the user put it. */
export type Zoom = 'fit' | Placement;

export interface Stage {
  readonly image: Size;
  readonly frame: Size;
  /** Device pixels a CSS pixel. */
  readonly pixelRatio: number;
}

/** Device pixels that one image pixel may take at most. */
const largest = 16;
/** The factor of one press of a zoom key. */
const keyStep = 1.5;

const actualScale = ({ pixelRatio }: Stage): number => 1 / pixelRatio;

/** The whole image in the frame; a small image is not enlarged, so that its size can be seen. */
export const fitScale = (stage: Stage): number => {
  const { image, frame } = stage;
  if (image.width <= 0 || image.height <= 0) return actualScale(stage);
  return Math.min(frame.width / image.width, frame.height / image.height, actualScale(stage));
};

/** Along one axis: centred when it is smaller than the frame, else without a gap at either end. */
const held = (start: number, length: number, frame: number): number =>
  length <= frame ? (frame - length) / 2 : Math.min(0, Math.max(frame - length, start));

const holding = ({ scale, x, y }: Placement, { image, frame }: Stage): Placement => ({
  scale,
  x: held(x, image.width * scale, frame.width),
  y: held(y, image.height * scale, frame.height),
});

/** Where the image is drawn. */
export const placed = (zoom: Zoom, stage: Stage): Placement =>
  holding(zoom === 'fit' ? { scale: fitScale(stage), x: 0, y: 0 } : zoom, stage);

/** The same image point stays under `at`; below the fitting scale the image fits again. */
export const zoomedTo = (zoom: Zoom, stage: Stage, scale: number, at: Point): Zoom => {
  const fit = fitScale(stage);
  const next = Math.min(scale, largest * actualScale(stage));
  if (next <= fit * 1.001) return 'fit';
  const before = placed(zoom, stage);
  const factor = next / before.scale;
  return holding(
    { scale: next, x: at.x - (at.x - before.x) * factor, y: at.y - (at.y - before.y) * factor },
    stage,
  );
};

/** @param delta a wheel event's `deltaY` in pixels; a notch of a common mouse is 100 to 120 */
export const wheeled = (zoom: Zoom, stage: Stage, delta: number, at: Point): Zoom =>
  zoomedTo(zoom, stage, placed(zoom, stage).scale * Math.exp(-delta * 0.0022), at);

/** Moves the image by some CSS pixels, within its limits. */
export const panned = (zoom: Zoom, stage: Stage, by: Point): Zoom => {
  if (zoom === 'fit') return zoom;
  const from = placed(zoom, stage);
  return holding({ scale: from.scale, x: from.x + by.x, y: from.y + by.y }, stage);
};

/**
 * The zoom for another image at the same place: the same scale, and the same part of its width and height in the middle.
 * @param from with the image before; @param to with the one that is shown now
 */
export const carried = (zoom: Zoom, from: Stage, to: Stage): Zoom => {
  if (zoom === 'fit' || zoom.scale <= fitScale(to)) return 'fit';
  const middle = centreOf(from);
  const before = placed(zoom, from);
  const x = (middle.x - before.x) / (from.image.width * before.scale);
  const y = (middle.y - before.y) / (from.image.height * before.scale);
  const centre = centreOf(to);
  return holding(
    {
      scale: zoom.scale,
      x: centre.x - x * to.image.width * zoom.scale,
      y: centre.y - y * to.image.height * zoom.scale,
    },
    to,
  );
};

export const centreOf = ({ frame }: Stage): Point => ({ x: frame.width / 2, y: frame.height / 2 });

/** Whether the image is shown in part, so that dragging moves it. */
export const canPan = (zoom: Zoom, stage: Stage): boolean => {
  const { scale } = placed(zoom, stage);
  const { image, frame } = stage;
  return image.width * scale > frame.width + 0.5 || image.height * scale > frame.height + 0.5;
};

export type ZoomStep = 'toggle' | 'fit' | 'actual' | 'in' | 'out';

/**
 * The result of a zoom command. `toggle` goes to 100 % when the image fits, and back; where both are the
 * same, to 200 %.
 */
export const stepped = (zoom: Zoom, stage: Stage, step: ZoomStep, at: Point): Zoom => {
  const actual = actualScale(stage);
  switch (step) {
    case 'fit':
      return 'fit';
    case 'actual':
      return zoomedTo(zoom, stage, actual, at);
    case 'in':
      return zoomedTo(zoom, stage, placed(zoom, stage).scale * keyStep, at);
    case 'out':
      return zoomedTo(zoom, stage, placed(zoom, stage).scale / keyStep, at);
    case 'toggle': {
      if (zoom !== 'fit') return 'fit';
      const same = fitScale(stage) > actual * 0.99;
      return zoomedTo(zoom, stage, same ? actual * 2 : actual, at);
    }
  }
};

/** "62 %": device pixels an image pixel. */
export const percentOf = (zoom: Zoom, stage: Stage): number =>
  Math.round((placed(zoom, stage).scale / actualScale(stage)) * 100);
