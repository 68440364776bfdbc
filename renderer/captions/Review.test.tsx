import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Proposal } from '../../shared/api/proposals.ts';
import { ApiProvider, createQueryClient } from '../api/ApiContext.tsx';
import { createCall } from '../api/call.ts';
import { proposalListKey } from '../api/queries.ts';
import { createCommandCentre } from '../commands/commandCentre.ts';
import { CommandProvider } from '../commands/CommandContext.tsx';
import { StoreProvider } from '../state/AppContext.tsx';
import { createAppStore } from '../state/appStore.ts';
import { datasetOf, usualReport } from '../state/testing.ts';
import { Review } from './Review.tsx';
import { useDecisions } from './useDecisions.ts';

const nlProposals: readonly Proposal[] = Array.from({ length: 5000 }, (_, index) => ({
  id: index + 1,
  run: 1,
  caption: 'nl',
  by: 'seer-7b',
  relPath: `${index + 1}.png`,
  row: null,
  state: 'ready',
  superseded: false,
  before: null,
  proposal: `Caption ${index + 1}.`,
  tags: null,
  marks: [],
  failed: null,
  characters: [],
}));

const report = { ...usualReport, label: 'Accept' };
const accepted = { ...report, outdated: 0, superseded: [] };

/** The same as tags. */
const tagsProposals = nlProposals.map((each): Proposal => ({
  ...each,
  caption: 'tags',
  proposal: 'solo',
  tags: [{ text: 'solo', score: 0.9, change: 'added' }],
}));

/** An engine that lists them, and answers decisions only when it is let. */
const createEngine = (proposals: readonly Proposal[]) => {
  const decided = new Set<number>();
  /** What has become of some of them elsewhere. */
  const states = new Map<number, Proposal['state']>();
  const held = Promise.withResolvers<void>();
  const asked: string[] = [];
  const answer = async (path: string, url: URL, body: string): Promise<unknown> => {
    asked.push(`${path}${url.search} ${body}`);
    if (path === '/api/proposals') {
      const id = Number(url.searchParams.get('id'));
      const left = proposals
        .map((each) => ({ ...each, state: states.get(each.id) ?? each.state }))
        .filter((each) => (id > 0 ? each.id === id : !decided.has(each.id) && each.state === 'ready'));
      const from = Number(url.searchParams.get('from'));
      return {
        proposals: left.slice(from, from + Number(url.searchParams.get('count'))),
        total: left.length,
      };
    }
    if (path.startsWith('/api/drafts/')) return {};
    if (path === '/api/undo') {
      decided.delete(1);
      return { ...report, edit: 2 };
    }
    if (path === '/api/complete') return { completions: [] };
    const { id = 0, ids = [id] } = JSON.parse(body) as {
      readonly ids?: readonly number[];
      readonly id?: number;
    };
    if (path === '/api/proposals/restore') {
      for (const id of ids) decided.delete(id);
      return {};
    }
    await held.promise;
    for (const id of ids) decided.add(id);
    return path.endsWith('reject') ? { rejected: 1 } : { ...accepted, edit: ids[0] };
  };
  const call = createCall(async (address, init) => {
    const url = new URL(address, 'http://engine');
    return Response.json(await answer(url.pathname, url, typeof init.body === 'string' ? init.body : ''));
  });
  return { call, asked, states, let: held.resolve };
};

const choice = { run: null, state: 'ready', mark: null, character: null } as const;

const Page = () => <Review choice={choice} runs={[]} decisions={useDecisions()} />;

const open = async (proposals = nlProposals) => {
  const engine = createEngine(proposals);
  const client = createQueryClient();
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
    <ApiProvider call={engine.call} client={client}>
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
  /** Something else has changed proposals. */
  const changed = (state: Proposal['state'], ...ids: readonly number[]): Promise<void> => {
    for (const id of ids) engine.states.set(id, state);
    return client.invalidateQueries({ queryKey: proposalListKey });
  };
  return { ...engine, store, changed };
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

const field = page.getByRole('textbox', { name: 'Proposed NL caption' });
const decisionsOf = (asked: readonly string[]): readonly string[] =>
  asked.filter((line) => /accept|reject|again/.test(line));

for (const state of ['stale', 'accepted', 'rejected'] as const) {
  test(`what is ${state} while it is typed in stays with its caret, and letters stay text`, async () => {
    const { asked, changed, store } = await open();
    await userEvent.keyboard('e');
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard(' And');
    await changed(state, 1);
    await expect.element(list.getByText('1.png', { exact: true })).not.toBeInTheDocument();
    await userEvent.keyboard(' a ray.');
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveValue('Caption 1. And a ray.');
    await expect.element(page.getByText(/meanwhile.* it is kept as an edit/)).toBeInTheDocument();
    // It cannot be accepted, also not once it is left.
    await userEvent.keyboard('{Control>}{Enter}{/Control}{Escape}a');
    await expect.element(shown).toHaveAccessibleName('1.png');
    await expect.element(shown.getByText('Caption 1. And a ray.', { exact: true }).first()).toBeVisible();
    expect(decisionsOf(asked)).toEqual([]);
    await userEvent.keyboard('j');
    await expect.element(shown).toHaveAccessibleName('2.png');
    expect([...store.getState().proposalEdits.keys()]).toEqual([1]);
  });
}

test('the last one stays in its editor though the list is empty', async () => {
  const { changed } = await open(nlProposals.slice(0, 1));
  await userEvent.keyboard('e');
  await changed('stale', 1);
  await expect.element(page.getByText('Not in the list any more')).toBeInTheDocument();
  await userEvent.keyboard(' a');
  await expect.element(field).toHaveValue('Caption 1. a');
});

test('it is listed again where the caption is as it was before', async () => {
  const { changed, asked } = await open();
  await userEvent.keyboard('e');
  await changed('stale', 1);
  await expect.element(page.getByText('Not in the list any more')).toBeInTheDocument();
  await changed('ready', 1);
  await expect.element(page.getByText('1 of 5,000')).toBeInTheDocument();
  await userEvent.keyboard(' Yes.{Control>}{Enter}{/Control}');
  await expect.element(shown).toHaveAccessibleName('2.png');
  expect(decisionsOf(asked)).toEqual([expect.stringContaining('"text":"Caption 1. Yes."')]);
});

test('tags that are out of date while they are typed stay with the caret', async () => {
  const { asked, changed } = await open(tagsProposals);
  const tag = page.getByRole('combobox', { name: 'New tag' });
  await userEvent.keyboard('e');
  await expect.element(tag).toHaveFocus();
  await userEvent.keyboard('a');
  await changed('stale', 1);
  await expect.element(page.getByText('Not in the list any more')).toBeInTheDocument();
  await userEvent.keyboard('rray');
  await expect.element(tag).toHaveValue('array');
  expect(decisionsOf(asked)).toEqual([]);
});

test('Escape leaves the tags with what is typed there, and the next letter accepts them', async () => {
  const { asked } = await open(tagsProposals);
  await userEvent.keyboard('e');
  await expect.element(page.getByText(/accepts these tags/)).toBeInTheDocument();
  await userEvent.keyboard('smile{Enter}hat{Escape}');
  await expect.element(page.getByRole('button', { name: /^hat, added/ })).toBeInTheDocument();
  await userEvent.keyboard('a');
  await expect.element(shown).toHaveAccessibleName('2.png');
  expect(decisionsOf(asked)).toEqual([expect.stringContaining('"text":["solo","smile","hat"]')]);
});

test('Ctrl and Enter accept the tags with the one that is being typed', async () => {
  const { asked, store, let: answer } = await open(tagsProposals);
  answer();
  await userEvent.keyboard('ehat{Control>}{Enter}{/Control}');
  await expect.element(shown).toHaveAccessibleName('2.png');
  await expect.poll(() => decisionsOf(asked)).toEqual([expect.stringContaining('"text":["solo","hat"]')]);
  await expect.poll(() => store.getState().proposalEdits.size).toBe(0);
});

test('an edit is there again when its rejection, or its acceptance, is undone', async () => {
  const { let: answer } = await open();
  answer();
  const edited = shown.getByText('Caption 1. More.', { exact: true }).first();
  await userEvent.keyboard('e More.{Escape}');
  for (const decide of ['r', 'a']) {
    await expect.element(edited).toBeVisible();
    await userEvent.keyboard(decide);
    await expect.element(shown).toHaveAccessibleName('2.png');
    await userEvent.keyboard('u');
    await expect.element(shown).toHaveAccessibleName('1.png');
  }
  await expect.element(edited).toBeVisible();
});

test('what undo would take back is said as long as that is a rejection', async () => {
  const { store, let: answer } = await open();
  answer();
  const said = () => store.getState().undoableDecision;
  await userEvent.keyboard('a');
  expect(said()).toBeNull();
  await userEvent.keyboard('r');
  expect(said()).toBe('Reject the NL caption for 2.png');
  await userEvent.keyboard('u');
  await expect.poll(said).toBeNull();
});

const current = (name: string) => list.getByRole('button', { name: `${name} New caption`, exact: true });

test('the list has the keyboard after each decision, and Enter accepts there', async () => {
  const { asked } = await open();
  await userEvent.keyboard('a');
  await expect.element(current('2.png')).toHaveFocus();
  await userEvent.keyboard('r');
  await expect.element(current('3.png')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(current('4.png')).toHaveFocus();
  await userEvent.keyboard('e{Escape}');
  await expect.element(current('4.png')).toHaveFocus();
  await shown.getByRole('heading', { name: '4.png' }).click();
  await page.getByRole('button', { name: /^Accept/ }).click();
  await expect.element(current('5.png')).toHaveFocus();
  expect(decisionsOf(asked)).toHaveLength(4);
});
