/** The numeric fields of the query language, in the order of help, completion and docs/QUERY.md. */
import { characterCount } from './numbers/characterCount.ts';
import { height } from './numbers/height.ts';
import { megapixels } from './numbers/megapixels.ts';
import type { NumberFieldKind } from './numbers/numberField.ts';
import { ratio } from './numbers/ratio.ts';
import { tagCount } from './numbers/tagCount.ts';
import { width } from './numbers/width.ts';

export const numberFieldKinds = [
  width,
  height,
  ratio,
  megapixels,
  tagCount,
  characterCount,
] as const satisfies readonly NumberFieldKind[];

export type NumberField = (typeof numberFieldKinds)[number]['name'];

const byName: ReadonlyMap<string, NumberFieldKind> = new Map(
  numberFieldKinds.map((kind) => [kind.name, kind]),
);

/** What a field is, by its name. */
export const numberFieldKind = (name: NumberField): NumberFieldKind => {
  const kind = byName.get(name);
  if (kind === undefined) throw new Error(`No numeric field is called ${name}.`);
  return kind;
};

/** Whether a word is the name of a numeric field. */
export const isNumberField = (word: string): word is NumberField => byName.has(word);
