/** What axe finds that would exclude users: nothing serious or critical may be left. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export type Theme = 'light' | 'dark';

export interface BarrierOptions {
  /** The light one is checked completely: the dark one differs only in its colours. */
  readonly theme?: Theme;
  /** A CSS selector: nothing else is looked at, where the rest was before. */
  readonly within?: string;
}

/** An open dialog, without the page behind it. */
export const openDialog = '[role=dialog]';

/** Colours that are on their way from one theme to the other are neither's: waits until nothing moves that will end. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // A changed colour begins to move with the next frame.
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

/** @returns one line each */
export const barriers = async (
  page: Page,
  { theme = 'light', within }: BarrierOptions = {},
): Promise<readonly string[]> => {
  await settled(page);
  // Legacy mode opens no second page, which an Electron window does not have.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (theme === 'dark') axe.withRules('color-contrast');
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
};
