/** How each image is exported: as its own file, under another extension, or converted; or why it is left out. */
import { formatOf } from '../../../shared/export/exportFormats.ts';
import { readingOf } from '../../../shared/export/imageReading.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import type { ExportSettings } from '../../../shared/export/settings.ts';
import { about, counted, type Warning } from '../../../shared/export/warning.ts';
import { fileNameOf } from '../../../shared/paths.ts';
import type { SourceSample } from './sourceSample.ts';
import { stemOf } from '../index/stem.ts';

export type ImageOut =
  | { readonly goes: true; readonly as: OutSample['image']['as']; readonly extension: string }
  | { readonly goes: false; readonly reason: string };

export interface ImagesOutcome {
  of(sample: SourceSample): ImageOut;
  /** Of all images in question. */
  warnings(): readonly Warning[];
}

const extensions = { png: '.png', jpeg: '.jpg', webp: '.webp' } as const;

/** Formats that this program decodes; others can only be copied. */
const decodes = (format: SourceSample['format']): boolean => format !== 'jxl' && format !== 'unknown';

export const imagesOut = ({ format, images }: ExportSettings): ImagesOutcome => {
  const { reader } = formatOf(format);
  const renamed: SourceSample[] = [];
  const converted = new Map<string, SourceSample[]>();
  const moving: SourceSample[] = [];

  const asFile = (sample: SourceSample): ImageOut => {
    const name = fileNameOf(sample.relPath);
    const extension = name.slice(stemOf(name).length);
    const reading = readingOf(reader, { extension, format: sample.format, animated: sample.animated });
    if (reading.is !== 'unread') {
      if (reading.is === 'renamed') renamed.push(sample);
      if (sample.animated && reader !== null) moving.push(sample);
      return { goes: true, as: 'file', extension: reading.is === 'renamed' ? reading.extension : extension };
    }
    const { what } = reading;
    if (images.unread === 'leave-out' || !decodes(sample.format))
      return { goes: false, reason: `${reader?.name ?? ''} reads no ${what}.` };
    const others = converted.get(what) ?? [];
    converted.set(what, [...others, sample]);
    return { goes: true, as: 'png', extension: extensions.png };
  };

  return {
    of: (sample) => {
      const { as } = images;
      if (as === 'files') return asFile(sample);
      if (sample.animated) moving.push(sample);
      return { goes: true, as, extension: extensions[as] };
    },
    warnings: () => [
      ...Array.from(converted, ([what, samples]) =>
        about(
          samples,
          (count) =>
            `${reader?.name ?? ''} reads no ${what}: ${counted(count, 'image')} ${count === 1 ? 'goes' : 'go'} out as PNG${samples.some(({ animated }) => animated) ? ', of an animated one its first frame' : ''}`,
        ),
      ).flat(),
      ...about(
        renamed,
        (count) =>
          `${counted(count, 'image')} ${count === 1 ? 'gets' : 'get'} an extension that ${reader?.name ?? ''} reads`,
      ),
      ...about(
        moving,
        (count) =>
          `${counted(count, 'animated image')}: only the first frame is ${images.as === 'files' ? 'trained' : 'exported'}`,
      ),
    ],
  };
};
