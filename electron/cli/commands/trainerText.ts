/** The trainer's view as text. */
import type { BucketList, TrainerPreview } from '../../../shared/api/trainer.ts';
import { table } from './table.ts';

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

const names = { tags: 'tags', nl: 'NL', tags_nl: 'tags + NL', nl_tags: 'NL + tags', empty: 'empty' } as const;
const variants = ['tags', 'nl', 'tags_nl', 'nl_tags', 'empty'] as const;

const list = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `${title}: ${items.join(', ')}\n`;

export const previewText = (preview: TrainerPreview): string => {
  const { relPath, draws, config, tags, activation, quirks } = preview;
  const shares = variants.flatMap((variant) => {
    const share = preview.variants[variant];
    return share === 0 ? [] : [`${names[variant]} ${percent(share)}`];
  });
  const seen = (wanted: (survives: number) => boolean): readonly string[] =>
    tags.filter(({ survives }) => wanted(survives)).map(({ text }) => text);
  const always = seen((survives) => survives === 1);
  return [
    `${relPath}, as ${config.file ?? "the dataset's settings"} would draw it\n\n`,
    ...draws.map(
      ({ variant, text }, at) => `${String(at + 1).padStart(3)}  ${names[variant]}\n     ${text}\n`,
    ),
    draws.length === 0 ? '' : '\n',
    list('Captions', shares),
    ...activation.map((at) =>
      list(tags[at]?.text ?? '', [`in ${percent(tags[at]?.seen ?? 0)} of the captions`]),
    ),
    list('In every caption with tags', always.length === tags.length ? ['all of them'] : always),
    list(
      'Never seen',
      seen((survives) => survives === 0),
    ),
    ...quirks.map(({ sentence }) => `- ${sentence}\n`),
  ].join('');
};

export const bucketsText = ({ buckets, samples }: BucketList): string => {
  const rows = buckets.map(({ resolution, width, height, count, upscaled, lost }) => [
    resolution === null ? '' : String(resolution),
    `${width}x${height}`,
    count,
    upscaled,
    percent(lost),
  ]);
  const upscaled = samples.filter((sample) => sample.upscaled).length;
  const placed = samples.filter((sample) => sample.buckets.length > 0).length;
  const lines = table([['resolution', 'size', 'images', 'upscaled', 'cut away'], ...rows]);
  return `${lines.join('\n')}\n\n${placed} of ${samples.length} images have a bucket; ${upscaled} are enlarged.\n`;
};
