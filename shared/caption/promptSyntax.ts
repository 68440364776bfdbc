/**
 * Prompt syntax in captions: attention weights, networks, wildcards. It is not a danbooru tag, and its
 * meaning depends on every character: it is left alone, byte for byte.
 *
 * What distinguishes it from tags was tried on danbooru's own (140,782 rows): none begins with a parenthesis,
 * none contains `((`, `{`, `__` or `::`; `00_qan[t]` and `late[st]` have a bracket, behind a letter;
 * `(reverse:1999)` and `(00:05)` are qualifiers, so that a weight has one digit before its point.
 */

export interface SyntaxRow {
  readonly name: string;
  readonly example: string;
  /** Programs that read it. */
  readonly source: string;
  readonly test: (text: string) => boolean;
}

/** Escaped brackets are letters; they keep their places. */
const withoutEscapes = (text: string): string => text.replaceAll(/\\+[()[\]{}]/g, '..');

const isUnbalanced = (text: string, open: string, close: string): boolean => {
  let depth = 0;
  for (const sign of text) {
    if (sign === open) depth += 1;
    else if (sign === close && (depth -= 1) < 0) return true;
  }
  return depth !== 0;
};

const hasLowerCase = /\p{Ll}/u;

/** `BREAK` as one word among others: not in a caption that is all in capitals. */
const isKeywordIn = (text: string, word: RegExp): boolean => {
  const rest = text.replaceAll(word, ' ');
  return rest !== text && (rest.trim() === '' || hasLowerCase.test(rest));
};

const keywords = /(?<![\p{L}\p{N}_])(?:BREAK|AND|ADDCOMM|ADDBASE|ADDROW|ADDCOL)(?![\p{L}\p{N}_])/gu;

export const syntaxTable: readonly SyntaxRow[] = [
  {
    name: 'network',
    example: '<lora:my_style_v1:0.8>',
    source: 'Stable Diffusion web UI, extra networks: <lora:..>, <lyco:..>, <hypernet:..>; others likewise.',
    test: (text) => /<[a-z]+:[^<>]+>/i.test(text),
  },
  {
    name: 'embedding',
    example: 'embedding:easy_negative',
    source: 'ComfyUI, text encoding: embedding:NAME.',
    test: (text) => /^\(*embedding:\S/i.test(text),
  },
  {
    name: 'wildcard',
    example: '__hair_color__',
    source: 'sd-dynamic-prompts, wildcards: __NAME__, with folders and * in it.',
    test: (text) => /__[^\s_](?:.*?[^\s_])?__/.test(text),
  },
  {
    name: 'variants',
    example: '{red|blue} hair',
    source: 'sd-dynamic-prompts, variants: {a|b}; NovelAI, emphasis: {x}; kohya, enable_wildcard: {a|b}.',
    test: (text) => /[{}]/.test(withoutEscapes(text)),
  },
  {
    name: 'weakening',
    example: '[blue hair]',
    source: 'Stable Diffusion web UI: [x] weakens, [a:b:0.5] and [a|b] change on the way.',
    test: (text) => {
      const plain = withoutEscapes(text);
      return /(?<![\p{L}\p{N}])\[/u.test(plain) || isUnbalanced(plain, '[', ']');
    },
  },
  {
    name: 'weight',
    example: '(smile:1.2)',
    source: 'Stable Diffusion web UI and ComfyUI: (x:1.2), (x), ((x)); kohya, weighted_captions.',
    test: (text) => {
      const plain = withoutEscapes(text);
      if (plain.startsWith('(') || plain.includes('((')) return true;
      if (/:\s*[+-]?(?:\d?\.\d+|\d\.?)\s*\)/.test(plain)) return true;
      // One end of a weight over several tags; `x \(y)`, of which one half is escaped, is not such an end.
      return /[()]/.test(plain) && isUnbalanced(text, '(', ')');
    },
  },
  {
    name: 'numeric weight',
    example: '1.5::smile::',
    source: 'NovelAI Diffusion V4: 1.5::x::.',
    test: (text) => /(?:^|\s)-?\d*\.?\d+::|[^\s:]\s*::$/.test(text),
  },
  {
    name: 'keyword',
    example: 'BREAK',
    source: 'Stable Diffusion web UI: BREAK, AND; Regional Prompter: ADDCOMM, ADDBASE, ADDROW, ADDCOL.',
    test: (text) => isKeywordIn(text, keywords),
  },
];

/** Characters without which no row applies: they sort out nearly every tag. */
const mayBeSyntax = /[()[\]{}<]|__|::|[A-Z]{3}|[Ee]mbedding:/;

/** The prompt syntax that a text is; null for a tag. Not to be called for a face. */
export const syntaxRowOf = (text: string): SyntaxRow | null =>
  mayBeSyntax.test(text) ? (syntaxTable.find(({ test }) => test(text)) ?? null) : null;
