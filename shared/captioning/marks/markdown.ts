/** Lists, headings and other marks of formatted text, which a trainer would learn as words. */
import type { MarkRow } from './markRow.ts';

const signs: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a list', /^[ \t]*(?:[-*•‣–]|\d{1,2}[.)])[ \t]+\S/m],
  ['a heading', /^#{1,6} \S/m],
  ['bold or slanted text', /\*\*[^*\n]+\*\*|(?<![\w*])\*[^*\s][^*\n]*\*(?![\w*])|__[^_\n]+__/],
  ['a code block', /```|`[^`\n]+`/],
  ['a table', /^\|.*\|[ \t]*$/m],
  ['HTML', /<\/?(?:p|b|i|br|ul|li|strong|em|div|span)\b[^>]*>/i],
  ['a link', /\[[^\]\n]+\]\(\S+\)/],
  ['lines with labels', /^[A-Z][\w ]{1,24}: .+\n+^[A-Z][\w ]{1,24}: /m],
];

export const markdown = {
  kind: 'markdown',
  title: 'List or Markdown',
  about: 'A caption is plain text; a trainer learns signs of formatting as words.',
  find: ({ text }) => {
    const found = signs.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
    return found.length === 0 ? null : `It holds ${found.join(' and ')}.`;
  },
} as const satisfies MarkRow;
