/** A change of mind about a plan: files and mentions are taken out and put back, before anything is written. */
import type { Mention, PlanPatch } from '../../../shared/api/edits.ts';
import { withMentions } from '../../../shared/edit/proseEdits.ts';
import { encodeCaption } from '../scan/decode.ts';
import { parseDetail, printDetail } from './detail.ts';
import type { Journal } from './journal.ts';
import { textOf } from './report.ts';

const turned = (mention: Mention, on: boolean): Mention => ({ ...mention, on });

/** @throws Error when the edit is not a plan any more */
export const patchChange = (journal: Journal, id: number, { include, mention }: PlanPatch): void => {
  if (journal.edit(id)?.state !== 'planned')
    throw new Error('This preview has been written or discarded already.');
  if (include !== undefined) journal.setIncluded(id, include.n, include.included);
  if (mention === undefined) return;
  const change = journal.change(id, mention.n);
  const before = change === undefined ? null : textOf(change.before);
  if (change === undefined || before === null) return;
  const { merged, mentions } = parseDetail(change.detail);
  const changed = mentions.map((each, index) =>
    mention.index === null || mention.index === index ? turned(each, mention.on) : each,
  );
  const detail = printDetail({ ...(merged ? { merged } : {}), mentions: changed });
  journal.setAfter(id, mention.n, encodeCaption(withMentions(before, changed)), detail);
};
