/** Images in each bucket, by resolution; those that do not fill a batch are emphasised. */
import { barY, ruleY, text, type PlotOptions } from '@observablehq/plot';
import { useMemo } from 'react';
import type { BucketLine } from '../../shared/api/trainer.ts';
import { useApp } from '../state/AppContext.tsx';
import { Plot } from '../ui/display/Plot.tsx';
import { countText } from '../ui/display/numbers.ts';

interface Props {
  /** By resolution, then ratio. */
  readonly buckets: readonly BucketLine[];
  /** Images that fill a batch. */
  readonly least: number;
}

interface Bar {
  /** Place on the axis: two resolutions may have buckets of the same size. */
  readonly place: string;
  readonly size: string;
  readonly count: number;
  readonly few: boolean;
  readonly kind: 'enough' | 'enlarged';
  readonly query: string | null;
}

const sizeText = ({ width, height }: BucketLine): string => `${width}×${height}`;
const placeOf = ({ resolution, ar, width, height }: BucketLine): string =>
  `${resolution} ${ar} ${width}×${height}`;

/** Empty bars are left out, so that the nth bar on screen is the nth here. */
const barsOf = (buckets: readonly BucketLine[]): readonly Bar[] =>
  buckets.flatMap((bucket): Bar[] => {
    const shared = { place: placeOf(bucket), size: sizeText(bucket), few: bucket.few };
    const { images, upscaled, query, upscaledQuery } = bucket;
    const bars: readonly Bar[] = [
      { ...shared, kind: 'enough', count: images - upscaled, query },
      { ...shared, kind: 'enlarged', count: upscaled, query: upscaledQuery },
    ];
    return bars.filter(({ count }) => count > 0);
  });

/** CSS pixels that a horizontal label needs. */
const levelLabel = 62;
const gap = 'gap';
const fewestPlaces = 8;

/** Positions from left to right, a gap between resolutions; and the label of each resolution, over its middle. */
const axisOf = (buckets: readonly BucketLine[]) => {
  const resolutions = [...new Set(buckets.map(({ resolution }) => resolution))];
  const groups = resolutions.map((resolution) => {
    const places = buckets.filter((bucket) => bucket.resolution === resolution).map(placeOf);
    const name = resolution === null ? '' : `at ${resolution}`;
    return { places, name, middle: places[Math.floor(places.length / 2)] ?? '' };
  });
  const domain = groups.flatMap(({ places }, at) => (at === 0 ? places : [`${gap} ${at}`, ...places]));
  // Few buckets do not become very wide bars.
  for (let at = domain.length; at < fewestPlaces; at += 1) domain.push(`${gap} ${at} more`);
  return { domain, groups };
};

const optionsFor = ({ buckets, least }: Props, bars: readonly Bar[], width: number): PlotOptions => {
  const { domain, groups } = axisOf(buckets);
  const sizes = new Map(buckets.map((bucket) => [placeOf(bucket), sizeText(bucket)]));
  const level = (width - 60) / domain.length > levelLabel;
  const fill = ({ few, kind }: Bar): string =>
    few ? 'var(--notice)' : kind === 'enlarged' ? 'url(#trainer-enlarged)' : 'var(--text-faint)';
  return {
    marginLeft: 40,
    marginTop: 24,
    marginBottom: level ? 26 : 58,
    x: {
      domain,
      label: null,
      tickSize: 0,
      tickRotate: level ? 0 : -40,
      tickFormat: (place: string) => sizes.get(place) ?? '',
      paddingInner: 0.25,
    },
    y: { label: null, ticks: 4, tickSize: 0, grid: true },
    marks: [
      () => enlargedPattern(),
      barY(bars, {
        x: 'place',
        y: 'count',
        fill,
        stroke: ({ few }: Bar) => (few ? 'var(--notice)' : 'var(--text-faint)'),
        strokeWidth: 1,
        title: ({ size, count, kind, few }: Bar) =>
          `${size}: ${countText(count)}${kind === 'enlarged' ? ' upscaled' : ''}${few ? ', fewer than a batch' : ''}`,
      }),
      ruleY([least], { stroke: 'var(--notice)', strokeDasharray: '3 3' }),
      text(groups, { x: 'middle', text: 'name', frameAnchor: 'top', dy: -16, fontWeight: 600 }),
    ],
  };
};

/** Hatching, so that enlarged images differ by more than a shade. */
const enlargedPattern = (): SVGElement => {
  const space = 'http://www.w3.org/2000/svg';
  const make = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
    const element = document.createElementNS(space, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const defs = make('defs', {});
  const size = { width: '5', height: '5', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  const pattern = make('pattern', { id: 'trainer-enlarged', ...size });
  pattern.append(make('path', { d: 'M0 0V5', stroke: 'var(--text-faint)', 'stroke-width': '3' }));
  defs.append(pattern);
  return defs;
};

export const BucketPlot = ({ buckets, least }: Props) => {
  const showSamples = useApp((state) => state.showSamples);
  const bars = useMemo(() => barsOf(buckets), [buckets]);
  const options = useMemo(
    () => (width: number) => optionsFor({ buckets, least }, bars, width),
    [buckets, bars, least],
  );
  return (
    <Plot
      options={options}
      height={240}
      label={`Images in each of ${buckets.length} buckets; the table below has the numbers.`}
      onBar={(index) => {
        const query = bars[index]?.query ?? null;
        if (query !== null) showSamples(query);
      }}
    />
  );
};
