/**
 * For tests: an export of a real folder to a real folder, planned and laid out by the code that the engine runs, without
 * its threads: hundreds of small datasets are exported in the time that the engine takes for one.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ImageFormat } from '../../../../shared/api/sample.ts';
import { exportSettings, type ExportSettingsInput } from '../../../../shared/export/settings.ts';
import { createConverter, createDecoder } from '../../images/codec.ts';
import { splitExtension } from './reader.ts';
import type { OutFile } from '../../../../shared/export/outFile.ts';
import { exportFormatOf } from '../formats/formats.ts';
import { createExportImages } from '../exportImages.ts';
import { planExport, type PlannedExport } from '../plan.ts';
import { openSource } from '../source.ts';
import type { Warning } from '../../../../shared/export/warning.ts';
import type { SourceSample } from '../sourceSample.ts';

export interface UglySample {
  /** Without the extension. */
  readonly path: string;
  readonly extension: string;
  readonly image: { readonly format: ImageFormat; readonly animated: boolean; readonly bytes: Uint8Array };
  /** As they are on disk; null: no such file. */
  readonly tags: string | null;
  readonly nl: string | null;
}

export const relPathOf = ({ path, extension }: UglySample): string => path + extension;

const write = (root: string, path: string, content: string | Uint8Array): void => {
  const place = join(root, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content);
};

export const writeUgly = (root: string, samples: readonly UglySample[]): void => {
  for (const sample of samples) {
    write(root, relPathOf(sample), sample.image.bytes);
    if (sample.tags !== null) write(root, `${sample.path}.txt`, sample.tags);
    if (sample.nl !== null) write(root, `${sample.path}_nl.txt`, sample.nl);
  }
};

const sourceOf = (sample: UglySample, id: number): SourceSample => ({
  id,
  relPath: relPathOf(sample),
  tagsFile: `${splitExtension(relPathOf(sample))[0]}.txt`,
  nlFile: `${splitExtension(relPathOf(sample))[0]}_nl.txt`,
  format: sample.image.format,
  animated: sample.image.animated,
  width: 2,
  height: 2,
  bytes: sample.image.bytes.byteLength,
  masks: [],
  excluded: false,
  found: null,
  broken: null,
  whole: true,
});

export interface Exported {
  readonly plan: PlannedExport;
  readonly warnings: readonly Warning[];
}

const converter = { convert: createConverter(), decode: createDecoder() };

/** @param root holds the samples already; `out` is created */
export const exportUgly = async (
  root: string,
  out: string,
  samples: readonly UglySample[],
  input: ExportSettingsInput,
): Promise<Exported> => {
  const settings = exportSettings.parse(input);
  const format = exportFormatOf(settings.format);
  const source = openSource(root);
  const plan = planExport(
    samples.map((sample, at) => sourceOf(sample, at + 1)),
    {
      settings,
      layout: format.layout(settings),
      categoryOf: () => 'general',
      source,
      onSample: () => undefined,
    },
  );
  const goes = plan.planned.map((one) => one.out);
  const images = createExportImages(source, settings.images, converter);
  const written = async (file: OutFile): Promise<void> => {
    if (file.kind === 'text') return write(out, file.path, file.text);
    if (file.kind === 'image') return write(out, file.path, await images.read(file.sample));
    const pieces: Uint8Array[] = [];
    await file.write(
      (piece) => Promise.resolve(void pieces.push(Uint8Array.from(piece))),
      (sample) => images.read(sample),
    );
    write(out, file.path, Buffer.concat(pieces));
  };
  mkdirSync(out, { recursive: true });
  for (const file of format.files(goes, settings, out)) await written(file);
  return { plan, warnings: [...plan.warnings, ...format.warnings(goes, settings)] };
};

/** Whether any text file has a byte order mark. */
export const holdsMark = (file: string): boolean => readFileSync(file).includes(Buffer.from('\uFEFF'));
