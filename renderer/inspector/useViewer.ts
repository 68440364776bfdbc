/** An image's zoom in its frame, and the pointer, wheel and keys that change it. It fits again with every new image, unless it is kept. */
import { useEffect, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import {
  canPan,
  carried,
  centreOf,
  panned,
  stepped,
  wheeled,
  type Point,
  type Size,
  type Stage,
  type Zoom,
  type ZoomStep,
} from './geometry.ts';

/** CSS pixels that an arrow key moves the image. */
const keyPan = 60;
/** CSS pixels a line, where the wheel counts in lines. */
const wheelLine = 30;

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: keyPan, y: 0 },
  ArrowRight: { x: -keyPan, y: 0 },
  ArrowUp: { x: 0, y: keyPan },
  ArrowDown: { x: 0, y: -keyPan },
};

const zoomKeys: Readonly<Record<string, ZoomStep>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
};

const useFrameSize = (frame: HTMLElement | null): Size => {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (frame === null) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: frame.clientWidth, height: frame.clientHeight }),
    );
    observer.observe(frame);
    return () => observer.disconnect();
  }, [frame]);
  return size;
};

interface Chosen {
  readonly zoom: Zoom;
  readonly image: Size;
}

/** The zoom of the image that is shown, and the last one that was chosen by hand, with the image that it was chosen for. */
interface State {
  readonly which: string;
  readonly zoom: Zoom;
  readonly chosen: Chosen;
}

const whole = (image: Size): Chosen => ({ zoom: 'fit', image });

export interface Viewer {
  readonly frame: HTMLElement | null;
  /** The frame's ref. */
  readonly setFrame: (frame: HTMLElement | null) => void;
  readonly stage: Stage;
  readonly zoom: Zoom;
  readonly dragging: boolean;
  readonly step: (step: ZoomStep) => void;
  readonly handlers: {
    onDoubleClick(event: MouseEvent): void;
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerUp(): void;
    onLostPointerCapture(): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

/** @param which changes with the image; @param image its size in its own pixels; @param keep whether the zoom stays with the next image */
export const useViewer = (which: string, image: Size, keep: boolean): Viewer => {
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const size = useFrameSize(frame);
  const [state, setState] = useState<State>({ which, zoom: 'fit', chosen: whole(image) });
  const [drag, setDrag] = useState<Point | null>(null);
  const stage: Stage = { image, frame: size, pixelRatio: globalThis.devicePixelRatio };
  const arrived = (now: State): State => {
    if (now.which === which) return now;
    const chosen = keep ? now.chosen : whole(image);
    return { which, chosen, zoom: carried(chosen.zoom, { ...stage, image: chosen.image }, stage) };
  };
  if (state.which !== which) setState(arrived);
  const { zoom } = arrived(state);

  const change = (next: (zoom: Zoom) => Zoom): void =>
    setState((now) => {
      const changed = next(arrived(now).zoom);
      return { which, zoom: changed, chosen: { zoom: changed, image } };
    });
  const inFrame = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = frame?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };

  // React listens to the wheel passively, and then the panel would scroll too. No dependencies: always the
  // latest state.
  useEffect(() => {
    if (frame === null) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * wheelLine : event.deltaY;
      // Pinching on a touch pad arrives as a wheel event with Control, in small steps.
      change((now) => wheeled(now, stage, event.ctrlKey ? delta * 5 : delta, inFrame(event)));
    };
    frame.addEventListener('wheel', onWheel, { passive: false });
    return () => frame.removeEventListener('wheel', onWheel);
  });

  return {
    frame,
    setFrame,
    stage,
    zoom,
    dragging: drag !== null,
    step: (step) => change((now) => stepped(now, stage, step, centreOf(stage))),
    handlers: {
      onDoubleClick: (event) => change((now) => stepped(now, stage, 'toggle', inFrame(event))),
      onPointerDown: (event) => {
        if (event.button !== 0 || !canPan(zoom, stage)) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ x: event.clientX, y: event.clientY });
      },
      onPointerMove: (event) => {
        if (drag === null) return;
        const by = { x: event.clientX - drag.x, y: event.clientY - drag.y };
        change((now) => panned(now, stage, by));
        setDrag({ x: event.clientX, y: event.clientY });
      },
      onPointerUp: () => setDrag(null),
      onLostPointerCapture: () => setDrag(null),
      onKeyDown: (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const arrow = arrows[event.key];
        const zooming = zoomKeys[event.key];
        if (arrow !== undefined && canPan(zoom, stage)) change((now) => panned(now, stage, arrow));
        else if (zooming !== undefined) change((now) => stepped(now, stage, zooming, centreOf(stage)));
        else return;
        event.preventDefault();
      },
    },
  };
};
