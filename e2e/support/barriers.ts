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

/** @returns one line each */
export const barriers = async (
  page: Page,
  { theme = 'light', within }: BarrierOptions = {},
): Promise<readonly string[]> => {
  // Legacy mode opens no second page, which an Electron window does not have.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (theme === 'dark') axe.withRules('color-contrast');
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
};
