/**
 * The views of the gallery: each page and main state of the app, and how to get there from the sheet as a new
 * user sees it.
 */
import { expect, type Page } from '@playwright/test';
import type { AppPage } from '../pages/AppPage.ts';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { beginRun, beginTagger, captionRuns, lab, review } from './captionViews.ts';
import { RosterPage } from '../pages/RosterPage.ts';
import { DuplicatesPage } from '../pages/DuplicatesPage.ts';
import { ExportDialog } from '../pages/ExportDialog.ts';

export interface GalleryView {
  /** The name of its files. */
  readonly name: string;
  readonly title: string;
  readonly show: (app: AppPage) => Promise<void>;
}

const firstSample = async (app: AppPage): Promise<void> => {
  await app.sheet.begin();
  await expect(app.page.getByRole('complementary', { name: 'Inspector' }).getByRole('img')).toBeVisible();
};

const density = (key: string) => async (app: AppPage) => {
  await app.page.keyboard.press(key);
  await firstSample(app);
};

const narrowed = async (app: AppPage): Promise<void> => {
  await app.search.ask('char:pogranichnik path:batch-03');
  await expect(app.page.getByRole('contentinfo')).toContainText(/(?<!360) of 360 shown/);
  await firstSample(app);
};

const completions = async (app: AppPage): Promise<void> => {
  await app.search.field.pressSequentially('char:p');
  await expect(app.search.completions.first()).toBeVisible();
};

const selection = async (app: AppPage): Promise<void> => {
  await firstSample(app);
  await app.sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(app.sheet.selected).toHaveCount(4);
};

/** Of the last sample, which no other view shows: what is typed is kept as a draft. */
const typing = async (app: AppPage): Promise<void> => {
  await firstSample(app);
  await app.sheet.press('End');
  await expect(app.sheet.focused).toHaveAccessibleName(/prose/);
  await app.page.keyboard.press('e');
  await expect(app.page.locator('textarea:focus')).toBeVisible();
  await app.page.keyboard.type('A text that is not saved yet. ');
};

const fullView = async (app: AppPage): Promise<void> => {
  await firstSample(app);
  await app.page.keyboard.press('l');
  await expect(app.fullView.image).toBeVisible();
};

const bulkEdit = async (app: AppPage): Promise<void> => {
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('r');
  const bulk = new BulkDialog(app.page);
  await bulk.tag('Tag').fill('perlcia (arknights)');
  await bulk.tag('New name').fill('perlica (arknights)');
  await bulk.preview('would change');
};

/** A page of findings by its key, once `found` is there. */
const findings =
  (key: string, found: (page: Page) => ReturnType<Page['locator']>) =>
  async ({ page }: AppPage): Promise<void> => {
    await page.keyboard.press(key);
    await expect(found(page).first()).toBeVisible({ timeout: 120_000 });
  };

const dialog = (key: string, name: string) => async (app: AppPage) => {
  await app.page.keyboard.press(key);
  await expect(app.dialog(name)).toBeVisible();
};

const about = async (app: AppPage): Promise<void> => {
  await app.palette.run('version', 'About Proofsheet');
  await expect(app.dialog('About Proofsheet')).toContainText('Node');
};

/** In the order in which a user meets them. */
export const views: readonly GalleryView[] = [
  { name: 'rows', title: 'Rows and the inspector', show: firstSample },
  { name: 'tiles', title: 'Tiles', show: density('2') },
  { name: 'contacts', title: 'Contacts: images only', show: density('3') },
  { name: 'narrowed', title: 'A query', show: narrowed },
  { name: 'completions', title: 'Completions of a query', show: completions },
  { name: 'selection', title: 'Several samples selected', show: selection },
  { name: 'typing', title: 'A caption being typed', show: typing },
  { name: 'full-view', title: 'Full view', show: fullView },
  { name: 'bulk', title: 'Bulk edit with its preview', show: bulkEdit },
  {
    name: 'roster',
    title: 'Roster',
    show: findings('4', (page) => page.getByRole('heading', { name: /^\d+ characters/ })),
  },
  {
    name: 'roster-traits',
    title: 'Roster: traits and outfits of a character',
    show: async ({ page }) => {
      const roster = new RosterPage(page);
      await roster.open();
      await roster.unfold('yvonne');
    },
  },
  {
    name: 'roster-coverage',
    title: 'Roster: coverage',
    show: async ({ page }) => {
      await new RosterPage(page).open();
      await page.keyboard.press('c');
      await expect(page.getByRole('grid', { name: 'Coverage' })).toBeVisible();
    },
  },
  { name: 'mislabels', title: 'Mislabels', show: findings('5', (page) => page.getByRole('article')) },
  {
    name: 'problems',
    title: 'Problems',
    show: findings('6', (page) => page.getByRole('main').getByRole('heading', { level: 2 })),
  },
  {
    name: 'duplicates',
    title: 'Duplicates',
    show: findings('7', (page) => new DuplicatesPage(page).members),
  },
  {
    name: 'training',
    title: 'Training',
    show: findings('8', (page) => page.getByRole('main').getByRole('heading', { level: 2 })),
  },
  { name: 'captions-begin', title: 'Beginning a run of captions', show: beginRun },
  { name: 'captions-tagger', title: 'Beginning a run of tags', show: beginTagger },
  { name: 'captions-lab', title: 'Prompts tried side by side', show: lab },
  { name: 'captions', title: 'Captions: review', show: review },
  { name: 'captions-runs', title: 'Captions: runs', show: captionRuns },
  { name: 'export', title: 'Export', show: ({ page }) => new ExportDialog(page).open() },
  { name: 'history', title: 'History', show: dialog('h', 'History') },
  { name: 'settings', title: 'Settings', show: dialog('ControlOrMeta+,', 'Settings') },
  { name: 'about', title: 'About', show: about },
  { name: 'help', title: 'Help', show: dialog('?', 'Query language and keys') },
  { name: 'palette', title: 'All commands', show: ({ palette }) => palette.open() },
];

/** Without a dataset: views before one is opened. */
export const welcome: GalleryView = {
  name: 'welcome',
  title: 'Welcome',
  show: ({ welcome: { title } }) => expect(title).toBeVisible(),
};
