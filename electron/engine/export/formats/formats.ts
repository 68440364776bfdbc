/** The formats as the export uses them: each gets the settings, and the tools that it needs. */
import { FormatRefusal, type Layout } from '../../../../shared/export/exportFormat.ts';
import type { OutFile } from '../../../../shared/export/outFile.ts';
import {
  formatOf,
  type ExportFormatKind,
  type ExportFormatName,
} from '../../../../shared/export/exportFormats.ts';
import type { OutSample } from '../../../../shared/export/sample.ts';
import { ownSettingsOf, type ExportSettings } from '../../../../shared/export/settings.ts';
import type { Warning } from '../../../../shared/export/warning.ts';
import { EngineError } from '../../errors.ts';
import { formatTools } from './formatTools.ts';

export interface ExportFormat {
  /** @throws EngineError `bad-request` where the settings ask for something that this format cannot hold */
  layout(settings: ExportSettings): Layout;
  /**
   * All files of the export but the manifest; the same samples give the same files in the same order.
   * @param root the export folder as the trainer will see it, with `/` and without one at its end
   */
  files(samples: readonly OutSample[], settings: ExportSettings, root: string): Iterable<OutFile>;
  /** Where a trainer does not read this format as one might expect. */
  warnings(samples: readonly OutSample[], settings: ExportSettings): readonly Warning[];
}

/** The settings that a format gets. */
const chosenOf = ({ name, usualText }: ExportFormatKind, settings: ExportSettings) => {
  const { text } = settings.captions;
  return {
    settings,
    own: ownSettingsOf(settings, name),
    text: text === 'auto' ? usualText : text,
  };
};

export const exportFormatOf = (name: ExportFormatName): ExportFormat => {
  const format = formatOf(name);
  return {
    layout: (settings) => {
      try {
        return format.layout(chosenOf(format, settings));
      } catch (error) {
        if (error instanceof FormatRefusal) throw new EngineError('bad-request', error.message);
        throw error;
      }
    },
    files: (samples, settings, root) => format.files(samples, chosenOf(format, settings), root, formatTools),
    warnings: (samples, settings) => format.warnings(samples, chosenOf(format, settings)),
  };
};
