/** One new kind of each: what a developer would write, and where. */

export const numberField = {
  file: 'shared/query/numbers/kilobytes.ts',
  list: 'shared/query/numberFields.ts',
  name: 'kilobytes',
  text: `/** \`kb:\`, the size of an image's file. */
import type { NumberFieldKind } from './numberField.ts';

export const kilobytes = {
  name: 'kb',
  example: 'kb:>500',
  sentence: 'Kilobytes of the image file.',
  alsoCalled: ['kilobytes'],
  typical: ['500', '100'],
  of: ({ fileSize }) => Math.round(fileSize / 1000),
} as const satisfies NumberFieldKind;
`,
};

export const exportFormat = {
  file: 'shared/export/formats/notes.ts',
  list: 'shared/export/exportFormats.ts',
  name: 'notes',
  text: `/** A Markdown file of all captions, to read on paper. */
import { z } from 'zod';
import type { ExportFormat } from '../exportFormat.ts';
import { formatSettings } from '../formatSettings.ts';
import { tableLayout, tableWarnings } from '../parts/captionTable.ts';

const own = formatSettings({
  key: 'notes',
  schema: z.object({ rule: z.boolean().default(false), mark: z.enum(['dash', 'star']).default('dash') }),
  words: {
    rule: { label: 'A line between samples' },
    mark: { label: 'Mark of a sample', choices: { dash: 'Dash', star: 'Star' } },
  },
  gist: ({ rule }) => (rule ? 'with lines' : ''),
});

export const notes: ExportFormat<'notes', typeof own> = {
  name: 'notes',
  label: 'Notes',
  about: 'One Markdown file, to read on paper.',
  usualText: 'tags-nl',
  reader: null,
  own,
  layout: tableLayout,
  *files(samples, { own: { rule, mark } }) {
    const lines = samples.map(({ text }) => (mark === 'dash' ? '- ' : '* ') + (text ?? ''));
    yield { kind: 'text', path: 'notes.md', sample: null, text: lines.join(rule ? '\\n---\\n' : '\\n') };
  },
  warnings: tableWarnings,
};
`,
};

export const problemKind = {
  file: 'shared/problems/kinds/shouting.ts',
  list: 'shared/problems/kinds.ts',
  name: 'shouting',
  text: `/** Tags in capitals. */
import { none, type ProblemKindRow } from '../problemKind.ts';
import { named } from '../sentences.ts';

export const shouting = {
  kind: 'shouting',
  severity: 'warning',
  title: 'Tag in capitals',
  about: 'Trainers learn it as another tag.',
  mend: 'safe',
  todo: 'Write it small.',
  shows: 'tags',
  message: ({ words }) => \`\${named(words)} stands in capitals.\`,
  find: ({ tags }) => {
    const words = tags.map(({ text }) => text).filter((text) => /^[A-Z ]{4,}$/.test(text));
    return words.length === 0 ? none : [{ words, against: [] }];
  },
  fix: ({ words: [from = ''] }) => ({ kind: 'rename-tag', from, to: from.toLowerCase(), prose: false }),
} as const satisfies ProblemKindRow;
`,
};

export const rosterColumn = {
  file: 'shared/roster/columns/stillWanted.ts',
  list: 'shared/roster/rosterColumns.ts',
  name: 'stillWanted',
  text: `/** Images that a character lacks for its target. */
import { z } from 'zod';
import type { RosterColumn } from '../rosterColumn.ts';

const schema = z.number().int().nonnegative();

export const stillWanted: RosterColumn<'stillWanted', typeof schema> = {
  name: 'stillWanted',
  schema,
  label: 'Wanted',
  about: 'Images that it lacks for the target',
  value: ({ images, target }) => Math.max(0, target - images),
  cell: (value) => ({ text: value === 0 ? '' : String(value) }),
  commandLine: { head: 'wanted', text: (value) => value },
};
`,
};

export const bulkEdit = {
  file: 'shared/edit/kinds/reverseTags.ts',
  list: 'shared/edit/editKinds.ts',
  name: 'reverseTags',
  text: `/** Tags in the opposite order. */
import { z } from 'zod';
import { changed, inTags } from '../changes.ts';
import type { EditKind } from '../editKind.ts';

const schema = z.object({ kind: z.literal('reverse-tags'), keep: z.boolean() });

export const reverseTags: EditKind<'reverse-tags', typeof schema> = {
  kind: 'reverse-tags',
  schema,
  label: ({ keep }) => (keep ? 'Reverse all tags but the first' : 'Reverse tags'),
  nothing: () => 'There is nothing to reverse.',
  captions: () => ['tags'],
  apply: ({ keep }, captions) =>
    changed(
      inTags(captions, (text) => {
        const [first = '', ...rest] = text.split(', ');
        return keep ? [first, ...rest.toReversed()].join(', ') : [...rest.toReversed(), first].join(', ');
      }),
    ),
  bulk: {
    name: 'Reverse tags',
    about: 'The last tag comes first.',
    fields: [{ is: 'switch', name: 'keepFirst', label: 'The first tag stays', initial: true }],
    input: ({ keepFirst }) => ({ keep: keepFirst }),
    values: ({ keep }) => ({ keepFirst: keep }),
  },
  command: {
    name: 'reverse',
    about: 'write tags in the opposite order',
    words: [],
    input: () => ({ keep: false }),
  },
};
`,
};
