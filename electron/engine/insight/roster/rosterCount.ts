/** Keeps the number beside the roster's name: expected characters that are missing or have too few images. */
import { matchRoster } from '../../../../shared/roster/matchRoster.ts';
import { parseRoster } from '../../../../shared/roster/parseRoster.ts';
import type { OpenDataset, Workspace } from '../../dataset.ts';
import type { Columns } from '../../index/columns.ts';
import type { Events } from '../../work/events.ts';
import { throttle } from '../../work/throttle.ts';
import { presentTags } from '../../index/presentTags.ts';

/** Milliseconds in which changes are gathered. */
const settling = 1000;

/** Where no characters are expected: those that are there, with too few images. */
const countFew = ({ tags }: Columns, floor: number): number => {
  let few = 0;
  for (let tag = 0; tag < tags.size; tag += 1) {
    const count = tags.count(tag);
    if (count > 0 && count < floor && tags.category(tag) === 'character') few += 1;
  }
  return few;
};

/** Costs as much as there are tags, not as there are samples. */
export const countTooFew = (dataset: Pick<OpenDataset, 'columns' | 'project'>): number => {
  const { text, floor } = dataset.project().settings.roster;
  const { entries } = parseRoster(text);
  if (entries.length === 0) return countFew(dataset.columns, floor);
  const present = presentTags(dataset);
  const expected = matchRoster(entries, present);
  const counts = new Map(present.map(({ key, count }) => [key, count]));
  return [...expected.keys()].filter((key) => (counts.get(key) ?? 0) < floor).length;
};

/** Counts when a dataset has been read, and after each change. Returns the function that stops that. */
export const keepRosterCount = ({
  workspace,
  events,
}: {
  readonly workspace: Workspace;
  readonly events: Events;
}): (() => void) => {
  const count = throttle(settling, () => {
    const dataset = workspace.peek();
    if (dataset === null || dataset.info().phase !== 'ready') return;
    dataset.findings.setCount('roster', countTooFew(dataset));
  });
  const end = events.subscribe(({ type }) => {
    if (type === 'samples' || type === 'dataset' || type === 'project') count();
  });
  return () => {
    end();
    count.cancel();
  };
};
