import { expect, test } from 'vitest';
import { commandOf } from '../../shared/commands/commands.ts';
import { recentRows, remembered } from './recentCommands.ts';

test('what was chosen last comes first, once', () => {
  expect(remembered(['help.open', 'view.refresh'], 'view.refresh')).toEqual(['view.refresh', 'help.open']);
});

test('only what can be used now is shown, and ids that no command has are passed over', () => {
  const possible = [commandOf('help.open'), commandOf('settings.open')];
  const rows = recentRows(['view.refresh', 'gone.long', 'settings.open', 'help.open'], possible);
  expect(rows.map(({ id }) => id)).toEqual(['settings.open', 'help.open']);
});
