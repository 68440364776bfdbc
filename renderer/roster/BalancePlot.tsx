/** Balance at a glance: a column for each character, with floor and target. */
import { barY, ruleY, text, type PlotOptions } from '@observablehq/plot';
import { useMemo } from 'react';
import type { RosterCharacter } from '../../shared/api/roster.ts';
import { Plot } from '../ui/display/Plot.tsx';
import { nameParts, toneOf } from './labels.ts';

interface Props {
  readonly characters: readonly RosterCharacter[];
  readonly floor: number;
  readonly target: number;
  readonly onChoose: (key: string) => void;
}

const colours = { problem: 'var(--problem)', notice: 'var(--notice)', plain: 'var(--text-faint)' } as const;

const optionsFor = (
  ordered: readonly RosterCharacter[],
  { floor, target }: Pick<Props, 'floor' | 'target'>,
): PlotOptions => {
  const tall = Math.max(target, ...ordered.map(({ images }) => images));
  const lines = [
    { y: floor, text: `floor ${floor}` },
    { y: target, text: `target ${target}` },
  ];
  return {
    marginLeft: 32,
    marginRight: 64,
    marginTop: 8,
    marginBottom: 8,
    x: { axis: null, domain: ordered.map(({ key }) => key), paddingInner: 0.25 },
    y: { domain: [0, tall], ticks: 3, label: null, tickSize: 0 },
    marks: [
      barY(ordered, {
        x: 'key',
        // A character without images is still visible: as a line on the ground.
        y: ({ images }: RosterCharacter) => Math.max(images, tall / 100),
        fill: ({ images }: RosterCharacter) => colours[toneOf(images, floor)],
        title: ({ key, images }: RosterCharacter) => `${nameParts(key)[0]}: ${images}`,
      }),
      ruleY([floor], { stroke: 'var(--notice)', strokeDasharray: '3 3' }),
      ruleY([target], { stroke: 'var(--control-line)', strokeDasharray: '3 3' }),
      text(lines, { y: 'y', text: 'text', frameAnchor: 'right', textAnchor: 'start', dx: 6 }),
    ],
  };
};

export const BalancePlot = ({ characters, floor, target, onChoose }: Props) => {
  const ordered = useMemo(() => characters.toSorted((a, b) => b.images - a.images), [characters]);
  const options = useMemo(() => () => optionsFor(ordered, { floor, target }), [ordered, floor, target]);
  return (
    <Plot
      options={options}
      height={132}
      label={`Images of each of ${characters.length} characters; the table below has the numbers.`}
      onBar={(index) => {
        const key = ordered[index]?.key;
        if (key !== undefined) onChoose(key);
      }}
    />
  );
};
