/** Files of proposals that an older version has written. */
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../testing.ts';
import { openMigrated } from '../../work/sqlite.ts';
import { spec } from '../testing.ts';
import { proposalMigrations } from './migrations.ts';
import { openProposalStore, proposalsFile } from './proposalStore.ts';

const silent = (): void => undefined;

test('what was proposed before proposals could supersede one another is still there', () => {
  const folder = tempFolder();
  const db = openMigrated(proposalsFile(folder), proposalMigrations.slice(0, 1), { synchronous: 'NORMAL' });
  db.prepare("INSERT INTO run (at, caption, model, spec, state) VALUES (1, 'nl', 'seer', ?, 'done')").run(
    JSON.stringify(spec),
  );
  db.prepare(
    "INSERT INTO proposal (run, relPath, state, shown, text) VALUES (1, 'a.png', 'ready', 'stale', 'A girl.')",
  ).run();
  db.close();
  const store = openProposalStore(folder, silent);
  onTestFinished(() => store.close());
  expect(store.proposals([1])).toMatchObject([{ relPath: 'a.png', text: 'A girl.', superseded: false }]);
  expect(store.supersededOf(1)).toBe(0);
});
