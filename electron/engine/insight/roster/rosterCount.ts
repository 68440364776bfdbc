/** Keeps the number beside the roster's name: expected characters that are missing or have too few images. */
import { matchRoster } from '../../../../shared/roster/matchRoster.ts';
import { parseRoster } from '../../../../shared/roster/parseRoster.ts';
import { statusOf } from '../../../../shared/roster/roster.ts';
import type { OpenDataset, Workspace } from '../../dataset.ts';
import type { Events } from '../../work/events.ts';
import { throttle } from '../../work/throttle.ts';
import { presentTags } from './presentTags.ts';

/** Milliseconds in which changes are gathered. */
const settling = 500;

/** Costs as much as there are tags, not as there are samples. */
export const countTooFew = (dataset: Pick<OpenDataset, 'columns' | 'project'>): number => {
  const { text, floor } = dataset.project().settings.roster;
  const { entries } = parseRoster(text);
  const present = presentTags(dataset);
  const expected = matchRoster(entries, present);
  const counts = new Map(present.map(({ key, count }) => [key, count]));
  const listed = entries.length > 0;
  const asked = listed
    ? [...expected.keys()]
    : present.filter(({ character }) => character).map(({ key }) => key);
  return asked.filter((key) => {
    const status = statusOf({ expected: listed, listed, images: counts.get(key) ?? 0, floor });
    return status === 'missing' || status === 'few';
  }).length;
};

/** Counts when a dataset has been read, and after each change. Ends with `closing`. */
export const keepRosterCount = (
  { workspace, events }: { readonly workspace: Workspace; readonly events: Events },
  closing: AbortSignal,
): void => {
  const count = throttle(settling, () => {
    const dataset = workspace.peek();
    if (dataset === null || dataset.info().phase !== 'ready') return;
    dataset.findings.setCount('roster', countTooFew(dataset));
  });
  const end = events.subscribe(({ type }) => {
    if (type === 'samples' || type === 'dataset' || type === 'project') count();
  });
  closing.addEventListener('abort', () => {
    end();
    count.cancel();
  });
};
