/** An extension that differs from the content. */
import { misnamed } from '../../image/signatures.ts';
import { none, type ProblemKindRow } from '../problemKind.ts';
import { isReadable } from '../reasons.ts';

export const wrongType = {
  kind: 'wrong-type',
  severity: 'hint',
  title: 'Wrong file extension',
  about:
    'The extension differs from the format of the content. Some trainers go by the extension, and skip the file or stop at it.',
  mend: 'person',
  todo: 'Rename the file.',
  message: ({ words: [type = ''] }) => `This is ${type}.`,
  find: ({ sample }) => {
    const wrong = isReadable(sample) ? misnamed(sample.relPath, sample.format) : null;
    return wrong === null ? none : [{ words: [wrong], against: [] }];
  },
} as const satisfies ProblemKindRow;
