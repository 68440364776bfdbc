/** Why an edit would change nothing, in a sentence: so that a typing error is told from work that is done already. */
import type { Edit } from './edit.ts';
import type { NothingFacts } from './editKind.ts';
import { editKind } from './editKinds.ts';

const whyOf = (edit: Edit, facts: NothingFacts): string =>
  facts.scope === 0 ? 'No sample matches.' : editKind(edit.kind).nothing(edit, facts);

const notRead = (captions: number): string =>
  captions === 1 ? '1 caption could not be read.' : `${captions} captions could not be read.`;

interface Looked extends NothingFacts {
  /** Captions that could not be read. */
  readonly unreadable: number;
}

/** @param edit one that was planned, and changes no file */
export const whyNothing = (edit: Edit, { scope, having, unreadable }: Looked): string => {
  if (unreadable === 0) return whyOf(edit, { scope, having });
  const read = scope - unreadable;
  return [...(read > 0 ? [whyOf(edit, { scope: read, having })] : []), notRead(unreadable)].join(' ');
};
