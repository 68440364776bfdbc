import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Density } from '../../shared/api/settings.ts';
import { ApiProvider, createQueryClient } from '../api/ApiContext.tsx';
import { createCommandCentre } from '../commands/commandCentre.ts';
import { CommandProvider } from '../commands/CommandContext.tsx';
import { StoreProvider } from '../state/AppContext.tsx';
import { createListEngine, datasetOf, rowOf } from '../state/testing.ts';
import { SheetGrid } from './SheetGrid.tsx';

const samples = 1000;
const rows = Array.from({ length: samples }, (_, index) => rowOf(index + 1));
const schedule = (run: () => void, milliseconds: number): void => void setTimeout(run, milliseconds);

const open = async (density: Density) => {
  const engine = createListEngine(rows, schedule);
  const { store, call } = engine;
  engine.hear({ type: 'hello', engine: 'e1', dataset: datasetOf({ samples }), jobs: [] });
  await engine.quiet();
  store.setState({ settings: { ...store.getState().settings, density } });
  const centre = createCommandCentre({
    platform: 'other',
    store,
    desktop: undefined,
    copy: async () => undefined,
  });
  await render(
    <ApiProvider call={call} client={createQueryClient()}>
      <StoreProvider store={store}>
        <CommandProvider centre={centre}>
          <div style={{ height: 500, display: 'grid' }}>
            <SheetGrid />
          </div>
        </CommandProvider>
      </StoreProvider>
    </ApiProvider>,
  );
  await expect.element(sample(1)).toBeInTheDocument();
  return engine;
};

const grid = page.getByRole('grid', { name: 'Samples' });
const sample = (number: number) =>
  page.getByRole('gridcell', { name: new RegExp(`^sample ${number}\\.png`, 'u') });
const linesInPage = (): number => page.getByRole('row').elements().length;

const topOf = (number: number): number => sample(number).element().getBoundingClientRect().top;

test.each(['rows', 'tiles'] as const)('only what is on screen is in the page: %s', async (density) => {
  await open(density);
  await expect.element(grid).toHaveAttribute('aria-multiselectable', 'true');
  expect(linesInPage()).toBeLessThan(30);
  await grid.click({ position: { x: 5, y: 5 } });
  await userEvent.keyboard('{End}');
  await expect.element(sample(samples)).toBeInViewport();
  await expect.element(sample(samples)).toHaveAttribute('data-focused', 'true');
  expect(linesInPage()).toBeLessThan(30);
  await userEvent.keyboard('{Home}');
  await expect.element(sample(1)).toBeInViewport();
});

test('the sample that the keyboard is on stays in the page when it is scrolled out of sight', async () => {
  await open('tiles');
  await grid.click({ position: { x: 5, y: 5 } });
  await userEvent.keyboard('{Home}');
  grid.element().scrollTop = 20_000;
  await expect.element(sample(1)).not.toBeInViewport();
  await expect.poll(() => linesInPage()).toBeGreaterThan(1);
  expect(grid.element().getAttribute('aria-activedescendant')).toBe(sample(1).element().id);
});

test('other heights above it do not move the sample that the keyboard is on', async () => {
  const { store } = await open('rows');
  store.getState().moveTo(500, 'only');
  await expect.element(sample(501)).toBeInViewport();
  const before = topOf(501);
  const { settings } = store.getState();
  store.setState({ settings: { ...settings, imageSize: { ...settings.imageSize, rows: 120 } } });
  await expect.element(sample(501)).toBeInViewport();
  await expect.poll(() => Math.abs(topOf(501) - before)).toBeLessThan(2);
});
