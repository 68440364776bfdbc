/** All settings of an export. `--set captions.tags.order=mission` uses the same dotted paths. */
import { z } from 'zod';
import { commonSettings, type TextMode } from './commonSettings.ts';
import { exportFormats, formatOf, type ExportFormatKind, type ExportFormatName } from './exportFormats.ts';

export const exportFormat = z.enum(exportFormats.map(({ name }) => name));

type FormatsWithSettings = Extract<(typeof exportFormats)[number], { readonly own: object }>;
type OwnShape = {
  [Format in FormatsWithSettings as Format['own']['key']]: z.ZodPrefault<Format['own']['schema']>;
};

// Built from the list that its type is read from.
const ownShape = Object.fromEntries(
  exportFormats.flatMap(({ own }: ExportFormatKind) =>
    own === null ? [] : [[own.key, own.schema.prefault({})]],
  ),
) as OwnShape;

export const exportSettings = z.object({
  format: exportFormat.default('folder'),
  ...commonSettings.shape,
  ...ownShape,
});
export type ExportSettings = z.infer<typeof exportSettings>;
export type ExportSettingsInput = z.input<typeof exportSettings>;

/** The mode of the two captions: as chosen, or the format's default. */
export const textModeOf = ({ format, captions: { text } }: ExportSettings): TextMode =>
  text === 'auto' ? formatOf(format).usualText : text;

/** The settings that belong to one format alone; null: it has none. */
export const ownSettingsOf = (
  settings: ExportSettings,
  name: ExportFormatName,
): Readonly<Record<string, unknown>> | null => {
  const { own } = formatOf(name);
  const all: Readonly<Record<string, unknown>> = settings;
  return own === null ? null : own.schema.parse(all[own.key]);
};
