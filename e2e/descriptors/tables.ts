/** The documents' tables of query fields, export formats and kinds of problems, made from the lists: `npm run tables`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'oxfmt';
import { exportFormats, type ExportFormatKind } from '../../shared/export/exportFormats.ts';
import { problemKindRows } from '../../shared/problems/kinds.ts';
import { fields } from '../../shared/query/fields.ts';
import { repository } from '../support/paths.ts';

const table = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');

const fieldTable = (): string =>
  table([
    ['write', 'meaning'],
    ['---', '---'],
    ...fields.map(({ example, sentence, values }) => {
      // Kinds of problems are too many for a cell, and have a list of their own.
      const takes = values.length === 0 || values.length > 12 ? '' : ` Values: ${values.join(', ')}.`;
      return [`\`${example}\``, sentence + takes];
    }),
  ]);

const ownSettings = ({ own }: ExportFormatKind): string =>
  own === null
    ? ''
    : Object.keys(own.words)
        .map((name) => `\`${own.key}.${name}\``)
        .join(', ');

const formatTable = (): string =>
  table([
    ['`--format`', 'for', 'writes', 'settings of its own'],
    ['---', '---', '---', '---'],
    ...exportFormats.map((one: ExportFormatKind) => [
      `\`${one.name}\``,
      one.label,
      one.about,
      ownSettings(one),
    ]),
  ]);

const severities = { error: 'Errors', warning: 'Worth a look', hint: 'Hints' } as const;

const problemList = (): string =>
  Object.entries(severities)
    .map(([severity, words]) => {
      const kinds = problemKindRows
        .filter((row) => row.severity === severity)
        .map(({ kind }) => `\`${kind}\``);
      return `- **${words}**: ${kinds.join(', ')}`;
    })
    .join('\n');

type Part = () => string;

/** By document, below `docs/`: its tables. */
const documents: Readonly<Record<string, Readonly<Record<string, Part>>>> = {
  'QUERY.md': { fields: fieldTable, problems: problemList },
  'CLI.md': { formats: formatTable },
};

/** The documents that have tables. */
export const withTables: readonly string[] = Object.keys(documents);

const pathOf = (name: string): string => join(repository, 'docs', name);

/** A document as it is. */
export const document = (name: string): string => readFileSync(pathOf(name), 'utf8');

/** A document with its tables as the lists are now. @throws Error where it has no place for one of them */
export const upToDate = async (name: string): Promise<string> => {
  let now = document(name);
  for (const [part, make] of Object.entries(documents[name] ?? {})) {
    const place = new RegExp(`(<!-- ${part} -->\n)[^]*?(\n<!-- /${part} -->)`);
    if (!place.test(now)) throw new Error(`${name} has no place for ${part}.`);
    now = now.replace(place, (_, before: string, after: string) => `${before}\n${make()}\n${after}`);
  }
  return (await format(name, now, { printWidth: 110, singleQuote: true })).code;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of withTables) writeFileSync(pathOf(name), await upToDate(name));
}
