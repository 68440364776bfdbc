/** The looks of images that are compared: linked, what is done to one is done to all. */
import { useState } from 'react';
import {
  actualFactor,
  followed,
  limited,
  movedBy,
  whole,
  zoomedAt,
  type Framed,
  type Look,
  type Point,
} from './look.ts';

/** By the names of the images. */
type Looks = Readonly<Record<string, Look>>;

export interface LooksOf {
  readonly linked: boolean;
  readonly toggleLink: () => void;
  readonly lookOf: (name: string) => Look;
  readonly zoomBy: (name: string, framed: Framed, factor: number, at: Point) => void;
  readonly move: (name: string, framed: Framed, by: Point) => void;
  /** Whether they are zoomed, so that they can be moved. */
  readonly zoomed: boolean;
  /** All of them whole. */
  readonly fit: () => void;
  /** 100 % for this one; where it has that, or `toggle` is asked for and it is zoomed, whole again. */
  readonly actual: (name: string, framed: Framed, at: Point, how?: 'toggle') => void;
}

export const useLooks = (): LooksOf => {
  const [linked, setLinked] = useState(true);
  const [looks, setLooks] = useState<Looks>({});
  const [shared, setShared] = useState<Look>(whole);
  const lookOf = (name: string): Look => looks[name] ?? shared;
  const change = (name: string, next: (look: Look) => Look): void => {
    const before = lookOf(name);
    const after = next(before);
    if (!linked) return setLooks({ ...looks, [name]: after });
    setShared(followed(shared, before, after));
    const others = Object.entries(looks).map(
      ([other, look]) => [other, followed(look, before, after)] as const,
    );
    setLooks(
      after.factor === 1
        ? {}
        : { ...Object.fromEntries(others), ...(name in looks ? { [name]: after } : {}) },
    );
  };
  const fit = (): void => {
    setLooks({});
    setShared(whole);
  };
  return {
    linked,
    toggleLink: () => setLinked(!linked),
    lookOf,
    zoomed: shared.factor > 1 || Object.values(looks).some(({ factor }) => factor > 1),
    zoomBy: (name, framed, factor, at) =>
      change(name, (look) => zoomedAt(look, framed, limited(look, framed).factor * factor, at)),
    move: (name, framed, by) => change(name, (look) => movedBy(look, framed, by)),
    fit,
    actual: (name, framed, at, how) => {
      const look = lookOf(name);
      const actual = actualFactor(framed);
      // Where whole is 100 % already, or more, twice as much.
      const goal = actual > 1.01 ? actual : 2;
      if (how === 'toggle' && look.factor > 1) fit();
      else change(name, (now) => zoomedAt(now, framed, goal, at));
    },
  };
};
