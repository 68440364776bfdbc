import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Proposal } from '../../shared/api/proposals.ts';
import { ApiProvider, createQueryClient } from '../api/ApiContext.tsx';
import { createCall } from '../api/call.ts';
import { createCommandCentre } from '../commands/commandCentre.ts';
import { CommandProvider } from '../commands/CommandContext.tsx';
import { StoreProvider } from '../state/AppContext.tsx';
import { createAppStore } from '../state/appStore.ts';
import { datasetOf } from '../state/testing.ts';
import { Review } from './Review.tsx';
import { useDecisions } from './useDecisions.ts';

const proposals: readonly Proposal[] = Array.from({ length: 5000 }, (_, index) => ({
  id: index + 1,
  run: 1,
  caption: 'nl',
  by: 'seer-7b',
  relPath: `${index + 1}.png`,
  row: null,
  state: 'ready',
  before: null,
  proposal: `Caption ${index + 1}.`,
  tags: null,
  marks: [],
  failed: null,
  characters: [],
}));

const report = { label: 'Accept', state: 'done', unchanged: 0, skipped: 0, conflicts: [], failures: [] };

/** An engine that lists them, and answers decisions only when it is let. */
const createEngine = () => {
  const decided = new Set<number>();
  const held = Promise.withResolvers<void>();
  const asked: string[] = [];
  const answer = async (path: string, url: URL, body: string): Promise<unknown> => {
    asked.push(`${path}${url.search} ${body}`);
    if (path === '/api/proposals') {
      const left = proposals.filter(({ id }) => !decided.has(id));
      const from = Number(url.searchParams.get('from'));
      return {
        proposals: left.slice(from, from + Number(url.searchParams.get('count'))),
        total: left.length,
      };
    }
    const { ids } = JSON.parse(body) as { readonly ids: readonly number[] };
    if (path === '/api/proposals/restore') {
      for (const id of ids) decided.delete(id);
      return {};
    }
    await held.promise;
    for (const id of ids) decided.add(id);
    return path.endsWith('reject') ? { rejected: 1 } : { ...report, edit: ids[0], written: 1 };
  };
  const call = createCall(async (address, init) => {
    const url = new URL(address, 'http://engine');
    return Response.json(await answer(url.pathname, url, typeof init.body === 'string' ? init.body : ''));
  });
  return { call, asked, let: held.resolve };
};

const choice = { run: null, state: 'ready', mark: null, character: null } as const;

const Page = () => <Review choice={choice} runs={[]} decisions={useDecisions()} />;

const open = async () => {
  const engine = createEngine();
  const store = createAppStore({
    call: engine.call,
    schedule: () => undefined,
    leaveField: () => undefined,
  });
  store.setState({ dataset: datasetOf(), page: 'captions' });
  const centre = createCommandCentre({
    platform: 'other',
    store,
    desktop: undefined,
    copy: async () => undefined,
  });
  await render(
    <ApiProvider call={engine.call} client={createQueryClient()}>
      <StoreProvider store={store}>
        <CommandProvider centre={centre}>
          <div style={{ height: 600, display: 'flex' }}>
            <Page />
          </div>
        </CommandProvider>
      </StoreProvider>
    </ApiProvider>,
  );
  await expect.element(shown).toHaveAccessibleName('1.png');
  return engine;
};

const shown = page.getByRole('article');
const list = page.getByRole('navigation', { name: 'Proposals' });

test('the next one follows each key at once, though nothing is answered yet', async () => {
  const engine = await open();
  await userEvent.keyboard('aara');
  await expect.element(shown).toHaveAccessibleName('5.png');
  await expect.element(page.getByText('1 of 4,996')).toBeInTheDocument();
  engine.let();
  await expect.poll(() => engine.asked.filter((line) => line.includes('/reject'))).toHaveLength(1);
  await expect.element(shown).toHaveAccessibleName('5.png');
});

test('of thousands only those on screen are in the page, and only windows of them are read', async () => {
  const engine = await open();
  expect(list.getByRole('button').elements().length).toBeLessThan(40);
  list.element().scrollTop = 200_000;
  await expect.element(list.getByText('3040.png', { exact: true })).toBeInTheDocument();
  const read = engine.asked.filter((line) => line.startsWith('/api/proposals?'));
  expect(read.length).toBeLessThan(12);
  expect(list.getByRole('button').elements().length).toBeLessThan(40);
});

test('a rejection that is undone is shown again, in its place', async () => {
  const engine = await open();
  engine.let();
  await userEvent.keyboard('j');
  await expect.element(shown).toHaveAccessibleName('2.png');
  await userEvent.keyboard('r');
  await expect.element(shown).toHaveAccessibleName('3.png');
  await userEvent.keyboard('u');
  await expect.element(shown).toHaveAccessibleName('2.png');
});
