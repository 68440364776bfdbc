/** The bulk dialog's fields for an edit, as data, and the edit that they describe. */

/** The values of the fields, by their names. Kinds with the same field use the same name, so that its value stays. */
export type BulkValues = Readonly<Record<string, unknown>>;

interface FieldOf<Is extends string> {
  readonly is: Is;
  readonly name: string;
  readonly label: string;
  /** Its initial value; missing: empty. */
  readonly initial?: unknown;
  /** Whether it is shown, by the values of the others. */
  readonly when?: (values: BulkValues) => boolean;
  /** Whether it has the focus at first. */
  readonly focus?: (values: BulkValues) => boolean;
}

export type BulkField =
  /** With completions. */
  | FieldOf<'tag'>
  | FieldOf<'line'>
  | FieldOf<'digits'>
  /** A whole caption. */
  | FieldOf<'text'>
  | FieldOf<'switch'>
  /** Tags or NL caption. */
  | FieldOf<'caption'>
  | (FieldOf<'choice'> & {
      readonly choices: readonly { readonly value: string; readonly label: string }[];
      /** A sentence about the choice. */
      readonly about?: (value: string) => string;
    });

export interface BulkForm<Edit> {
  /** As the list of kinds names it. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly about: string;
  readonly fields: readonly BulkField[];
  /** The edit without its kind, from the fields: its schema validates it. */
  readonly input: (values: BulkValues) => Readonly<Record<string, unknown>>;
  /** A saved edit as fields. */
  values(edit: Edit): BulkValues;
  /** What to do next, by the part of the edit that its schema refused; missing: "Enter a tag." */
  readonly lacks?: (path: string, values: BulkValues) => string;
  /** An error that the schema does not find, as a sentence; null: none. */
  readonly problem?: (values: BulkValues) => string | null;
}

const always = (): boolean => true;

export const textOf = (values: BulkValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

export const isOn = (values: BulkValues, name: string): boolean => values[name] === true;

export const tagField = (label = 'Tag'): BulkField => ({
  is: 'tag',
  name: 'tag',
  label,
  initial: '',
  focus: always,
});

export const otherTagField = (label: string): BulkField => ({
  is: 'tag',
  name: 'other',
  label,
  initial: '',
  focus: (values) => textOf(values, 'tag') !== '',
});

export const captionField: BulkField = { is: 'caption', name: 'caption', label: 'Caption', initial: 'tags' };

/** Where a rename looks. */
export const whereFields: readonly BulkField[] = [
  { is: 'switch', name: 'tags', label: 'In tags', initial: true },
  { is: 'switch', name: 'prose', label: 'In NL captions, wherever the name occurs', initial: true },
];

/** Neither tags nor NL captions. */
export const nowhere = (values: BulkValues): string | null =>
  isOn(values, 'tags') || isOn(values, 'prose') ? null : 'Choose tags, NL captions or both.';

const chosenPlace =
  (place: string) =>
  (values: BulkValues): boolean =>
    values['place'] === place;

/** Where a tag goes. */
export const placeFields: readonly BulkField[] = [
  {
    is: 'choice',
    name: 'place',
    label: 'Where',
    initial: 'after-activation',
    choices: [
      { value: 'after-activation', label: 'After the activation tags' },
      { value: 'front', label: 'At the front' },
      { value: 'end', label: 'At the end' },
      { value: 'after', label: 'After a tag' },
      { value: 'position', label: 'At a position' },
    ],
  },
  { is: 'tag', name: 'after', label: 'After this tag', initial: '', when: chosenPlace('after') },
  {
    is: 'digits',
    name: 'position',
    label: 'Position, from 1',
    initial: '1',
    when: chosenPlace('position'),
  },
];

/** A tag and a place, from the fields. */
export const placedTag = (values: BulkValues): Readonly<Record<string, unknown>> => ({
  tag: values['tag'],
  place: { at: values['place'], tag: values['after'], position: Number(values['position']) },
});

/** The same as fields. */
export const placedTagValues = ({
  tag,
  place,
}: {
  readonly tag: string;
  readonly place: { readonly at: string; readonly tag?: string; readonly position?: number };
}): BulkValues => ({
  tag,
  place: place.at,
  after: place.tag ?? '',
  position: String(place.position ?? 1),
});

/** What is missing of a tag and its place. */
export const placedTagLacks = (path: string): string => {
  if (path === 'place.tag') return 'Name the tag that it goes after.';
  return path === 'place.position' ? 'A position is a whole number from 1.' : 'Enter a tag.';
};
