/**
 * Two to four images, side by side or one over the other, with zoom and position linked: where they differ is seen at the
 * same place of each. Answers the commands of zoom in its layer.
 */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { Turn } from '../../../shared/turns.ts';
import { useRequest } from '../../commands/CommandContext.tsx';
import styles from './Compare.module.css';
import { ComparePane } from './ComparePane.tsx';
import type { Framed, Point } from './look.ts';
import type { LooksOf } from './useLooks.ts';

export interface Compared {
  readonly row: SampleRow;
  readonly turn: Turn;
}

interface Props {
  readonly images: readonly Compared[];
  readonly looks: LooksOf;
  /** Which one is meant by keys. */
  readonly at: number;
  readonly over: boolean;
  readonly lines: 1 | 2;
  readonly onMeant: (at: number) => void;
  /** What stands under each image. */
  readonly captions: readonly ReactNode[];
}

/** The factor of one press of a zoom key. */
const keyStep = 1.5;

/** CSS pixels that an arrow key moves zoomed images. */
const keyPan = 60;

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: keyPan, y: 0 },
  ArrowRight: { x: -keyPan, y: 0 },
  ArrowUp: { x: 0, y: keyPan },
  ArrowDown: { x: 0, y: -keyPan },
};

const middleOf = ({ frame }: Framed): Point => ({ x: frame.width / 2, y: frame.height / 2 });

export const CompareImages = ({ images, looks, at, over, lines, onMeant, captions }: Props) => {
  const framed = useRef<Framed | null>(null);
  const meant = images[at];
  const onImage = (act: (name: string, frame: Framed) => void) => () => {
    if (meant !== undefined && framed.current !== null) act(String(meant.row.id), framed.current);
  };
  useRequest('zoom.fit', looks.fit);
  useRequest(
    'zoom.toggle',
    onImage((name, frame) => looks.actual(name, frame, middleOf(frame), 'toggle')),
  );
  useRequest(
    'zoom.actual',
    onImage((name, frame) => looks.actual(name, frame, middleOf(frame))),
  );
  useRequest(
    'zoom.in',
    onImage((name, frame) => looks.zoomBy(name, frame, keyStep, middleOf(frame))),
  );
  useRequest(
    'zoom.out',
    onImage((name, frame) => looks.zoomBy(name, frame, 1 / keyStep, middleOf(frame))),
  );
  useRequest('compare.link', looks.toggleLink);
  // Zoomed in, arrows move the images; whole, they go from image to image, which is a command.
  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key];
    if (
      arrow === undefined ||
      !looks.zoomed ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.shiftKey
    )
      return;
    event.preventDefault();
    onImage((name, frame) => looks.move(name, frame, arrow))();
  };
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      className={styles.images}
      role="group"
      aria-label="Images"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-over={over}
      data-lines={over ? 1 : lines}
      onKeyDown={onKeyDown}
    >
      {images.map((image, index) => {
        const name = String(image.row.id);
        return (
          <ComparePane
            key={name}
            row={image.row}
            turn={image.turn}
            look={looks.lookOf(name)}
            isMeant={index === at}
            hidden={over && index !== at}
            onMeant={() => onMeant(index)}
            onFrame={(frame) => (framed.current = frame)}
            onZoom={(frame, factor, point) => looks.zoomBy(name, frame, factor, point)}
            onMove={(frame, by) => looks.move(name, frame, by)}
            onToggle={(frame, point) => looks.actual(name, frame, point, 'toggle')}
          >
            {captions[index]}
          </ComparePane>
        );
      })}
    </div>
  );
};
