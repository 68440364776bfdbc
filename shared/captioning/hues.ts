/** Colours of hair and eyes as tags and prose name them, and which of them may be meant by the same look. */

const hues = [
  'white',
  'grey',
  'black',
  'yellow',
  'brown',
  'orange',
  'red',
  'pink',
  'purple',
  'blue',
  'aqua',
  'green',
] as const;
type Hue = (typeof hues)[number];

/** Pairs that people, and models, tell apart differently. */
const near: ReadonlySet<string> = new Set(
  (
    [
      ['white', 'grey'],
      ['orange', 'red'],
      ['orange', 'yellow'],
      ['orange', 'brown'],
      ['red', 'pink'],
      ['pink', 'purple'],
      ['purple', 'blue'],
      ['blue', 'aqua'],
      ['aqua', 'green'],
    ] as const satisfies readonly (readonly [Hue, Hue])[]
  ).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]),
);

/** What a word may mean. */
const words: Readonly<Record<string, readonly Hue[]>> = {
  white: ['white'],
  snow: ['white'],
  ivory: ['white', 'yellow'],
  cream: ['white', 'yellow'],
  silver: ['grey', 'white'],
  silvery: ['grey', 'white'],
  platinum: ['white', 'grey', 'yellow'],
  grey: ['grey'],
  gray: ['grey'],
  ash: ['grey'],
  charcoal: ['grey', 'black'],
  black: ['black'],
  raven: ['black'],
  ebony: ['black'],
  jet: ['black'],
  blonde: ['yellow'],
  blond: ['yellow'],
  yellow: ['yellow'],
  gold: ['yellow'],
  golden: ['yellow'],
  flaxen: ['yellow'],
  honey: ['yellow', 'brown'],
  sandy: ['yellow', 'brown'],
  amber: ['yellow', 'orange', 'brown'],
  hazel: ['brown', 'green', 'yellow'],
  brown: ['brown'],
  brunette: ['brown'],
  chestnut: ['brown'],
  chocolate: ['brown'],
  auburn: ['brown', 'red', 'orange'],
  copper: ['brown', 'red', 'orange'],
  ginger: ['orange', 'red', 'brown'],
  orange: ['orange'],
  peach: ['orange', 'pink'],
  strawberry: ['yellow', 'orange', 'red', 'pink'],
  red: ['red'],
  crimson: ['red'],
  scarlet: ['red'],
  ruby: ['red'],
  maroon: ['red', 'brown'],
  burgundy: ['red', 'brown', 'purple'],
  pink: ['pink'],
  rose: ['pink', 'red'],
  magenta: ['pink', 'purple', 'red'],
  purple: ['purple'],
  violet: ['purple'],
  lavender: ['purple', 'pink'],
  lilac: ['purple', 'pink'],
  indigo: ['blue', 'purple'],
  blue: ['blue'],
  azure: ['blue', 'aqua'],
  cobalt: ['blue'],
  sapphire: ['blue'],
  navy: ['blue', 'black'],
  aqua: ['aqua'],
  aquamarine: ['aqua'],
  teal: ['aqua'],
  turquoise: ['aqua'],
  cyan: ['aqua'],
  green: ['green'],
  emerald: ['green'],
  jade: ['green', 'aqua'],
  mint: ['green', 'aqua'],
};

/** Words before a colour, and what else it may then be taken for. */
const shades: Readonly<Record<string, readonly Hue[]>> = {
  dark: ['black'],
  blackish: ['black'],
  light: ['white', 'grey'],
  pale: ['white', 'grey'],
  pastel: ['white', 'pink'],
  deep: [],
  bright: [],
  vivid: [],
  soft: [],
  rich: [],
  warm: [],
  cool: [],
  icy: ['white'],
  dirty: ['brown'],
};

const colourWord = `(?:${Object.keys(words).join('|')})(?:ish)?`;
const shadeWord = `(?:${Object.keys(shades).join('|')})`;

/** Finds a colour, or several as one (`black and white`, `blue-green`, `pink to purple`), in small letters. */
export const colourPattern = `(?:${shadeWord}[ -]){0,2}${colourWord}(?:(?:,? (?:and|or|to) |[ -]|, )(?:${shadeWord}[ -]){0,2}${colourWord}){0,3}`;

const known = new RegExp(`\\b(?:${shadeWord}|${colourWord})(?![a-z])`, 'g');

/** @param phrase what `colourPattern` finds @returns what may be meant by it */
export const huesOf = (phrase: string): ReadonlySet<Hue> => {
  const found = new Set<Hue>();
  const read: readonly string[] = phrase.match(known) ?? [];
  for (const word of read) {
    for (const hue of shades[word] ?? words[word] ?? words[word.replace(/ish$/, '')] ?? []) found.add(hue);
    // Light brown hair is dark blonde to others.
    if (word === 'brown' && read.includes('light')) found.add('yellow');
  }
  return found;
};

/** Whether two colours may be the same one, told by two people. */
export const mayBeSame = (a: ReadonlySet<Hue>, b: ReadonlySet<Hue>): boolean =>
  [...a].some((one) => [...b].some((other) => one === other || near.has(`${one} ${other}`)));
