/** The text of a query in the parts that are drawn differently. Together they are the text, whatever was typed. */
import { isFieldName } from '../../shared/query/fields.ts';
import { tokenize, type Token } from '../../shared/query/lexer.ts';

type Tone = 'field' | 'value' | 'quoted' | 'sign' | 'unknown';

interface Piece {
  readonly text: string;
  readonly tone: Tone;
}

/** A run of the text: `term` is drawn as one thing, with what excludes it; `gap` is white space. */
export interface Part {
  readonly start: number;
  readonly look: 'gap' | 'term' | 'excluded' | 'sign';
  readonly pieces: readonly Piece[];
}

const piecesOf = (token: Token, text: string): readonly Piece[] => {
  if (token.kind !== 'word') return [{ text: text.slice(token.start, token.end), tone: 'sign' }];
  const head = text.slice(token.start, token.valueStart);
  const value = text.slice(token.valueStart, token.end);
  const known = token.field === null || isFieldName(token.field);
  const pieces: Piece[] = [
    { text: head, tone: known ? 'field' : 'unknown' },
    { text: value, tone: value.includes('"') ? 'quoted' : 'value' },
  ];
  return pieces.filter((piece) => piece.text !== '');
};

export const highlight = (text: string): readonly Part[] => {
  const parts: Part[] = [];
  let end = 0;
  const gapTo = (start: number): void => {
    if (start > end)
      parts.push({ start: end, look: 'gap', pieces: [{ text: text.slice(end, start), tone: 'sign' }] });
  };
  for (const token of tokenize(text)) {
    gapTo(token.start);
    const last = parts.at(-1);
    const pieces = piecesOf(token, text);
    const excludes = token.kind === 'word' && last?.look === 'sign' && text.charAt(token.start - 1) === '-';
    if (excludes)
      parts[parts.length - 1] = { ...last, look: 'excluded', pieces: [...last.pieces, ...pieces] };
    else parts.push({ start: token.start, look: token.kind === 'word' ? 'term' : 'sign', pieces });
    end = token.end;
  }
  gapTo(text.length);
  return parts;
};

/** The span to underline for an error: at least one character, which may be the one behind the end. */
export const errorSpan = (
  text: string,
  error: { readonly position: number; readonly length: number },
): { readonly from: number; readonly to: number } => {
  const from = Math.max(0, Math.min(error.position, text.length));
  return { from, to: Math.max(from + 1, Math.min(error.position + error.length, text.length)) };
};
