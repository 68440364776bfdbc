/** What a preview says of one change, as the journal keeps it beside the bytes. */
import { z } from 'zod';
import { type Mention, mention } from '../../../shared/api/edits.ts';

const changeDetail = z.object({
  merged: z.boolean().optional(),
  mentions: z.array(mention).optional(),
});

export interface ChangeDetail {
  readonly merged?: boolean;
  readonly mentions?: readonly Mention[];
}

export const printDetail = (detail: ChangeDetail): string =>
  detail.merged === undefined && detail.mentions === undefined ? '' : JSON.stringify(detail);

export const parseDetail = (text: string): { readonly merged: boolean; readonly mentions: Mention[] } => {
  const { merged, mentions } = text === '' ? {} : changeDetail.parse(JSON.parse(text));
  return { merged: merged ?? false, mentions: mentions ?? [] };
};
