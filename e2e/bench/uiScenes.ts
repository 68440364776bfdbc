/** What a hand does in the window, and how long it takes there. Times are in milliseconds. */
import type { Page } from '@playwright/test';
import type { AppPage } from '../pages/AppPage.ts';
import type { MainThread } from './uiTrace.ts';

export interface Window {
  readonly page: Page;
  readonly app: AppPage;
  /** Records what the main thread does meanwhile. */
  readonly traced: (act: () => Promise<void>) => Promise<MainThread>;
}

export const densities = ['Rows', 'Tiles', 'Contacts'] as const;
export type DensityName = (typeof densities)[number];

export const show = async ({ app }: Window, density: DensityName): Promise<void> => {
  await app.density(density).click();
  await app.sheet.begin();
};

/** Resolves when nothing has been drawn or fetched for a while. */
const quiet = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));
};

/** One key after the other, each when all that the one before it began has ended. */
export const pressSlowly = async (
  { page, traced }: Window,
  key: string,
  times: number,
): Promise<MainThread> =>
  traced(async () => {
    for (let press = 0; press < times; press += 1) {
      await page.keyboard.press(key, { delay: 40 });
      await quiet(page);
    }
  });

/** A held key: as many presses as `times`, each as soon as the one before it was taken. @returns until the last is drawn */
export const hold = async ({ page }: Window, key: string, times: number): Promise<number> => {
  const began = performance.now();
  for (let press = 0; press < times; press += 1) await page.keyboard.down(key);
  await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  const took = performance.now() - began;
  await page.keyboard.up(key);
  await quiet(page);
  return took;
};

/** Types a query letter by letter. @returns for each letter the time until its count is on screen */
export const typeQuery = async ({ page, app }: Window, query: string): Promise<readonly number[]> => {
  await app.search.field.click();
  const count = await app.search.count.elementHandle();
  const times: number[] = [];
  for (const letter of query) {
    const drawn = page.evaluate(
      (element) =>
        new Promise<number | null>((resolve) => {
          if (element === null) return resolve(null);
          let pressed: number | null = null;
          let timer = 0;
          const end = (time: number | null): void => {
            observer.disconnect();
            clearTimeout(timer);
            resolve(time);
          };
          const observer = new MutationObserver(() => {
            // What the letter before has still changed is not the answer to this one.
            const since = pressed;
            if (since !== null) requestAnimationFrame(() => setTimeout(() => end(performance.now() - since)));
          });
          observer.observe(element, { subtree: true, childList: true, characterData: true });
          addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), {
            capture: true,
            once: true,
          });
          // Some letters leave the count as it is.
          timer = window.setTimeout(() => end(null), 3000);
        }),
      count,
    );
    await page.keyboard.press(letter);
    const time = await drawn;
    if (time !== null) times.push(time);
    await quiet(page);
  }
  await app.search.field.fill('');
  await app.search.field.press('Enter');
  await quiet(page);
  return times;
};

/** Empties the browser's cache, so that what it has shown is fetched again. */
export const forgetFetched = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
};

export interface Arrival {
  readonly first: number;
  readonly all: number;
}

/** Scrolls to a part of the sheet, 0 to 1. @returns until the first and the last thumbnail on screen is drawn */
export const jumpTo = async ({ page, app }: Window, part: number): Promise<Arrival> => {
  const arrival = await app.sheet.grid.evaluate(
    (grid, share) =>
      new Promise<{ first: number; all: number }>((resolve) => {
        const began = performance.now();
        let first: number | null = null;
        grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
        const look = (): void => {
          const frame = grid.getBoundingClientRect();
          const cells = [...grid.querySelectorAll('[role="gridcell"]')].filter((cell) => {
            const box = cell.getBoundingClientRect();
            return box.bottom > frame.top && box.top < frame.bottom;
          });
          const drawn = cells.filter((cell) => {
            const image = cell.querySelector('img');
            return image !== null && image.complete && image.naturalWidth > 0;
          });
          const now = performance.now() - began;
          if (drawn.length > 0) first ??= now;
          if (cells.length > 0 && drawn.length === cells.length) resolve({ first: first ?? now, all: now });
          else requestAnimationFrame(look);
        };
        // The frame after the next has the lines of the new place.
        requestAnimationFrame(() => requestAnimationFrame(look));
      }),
    part,
  );
  await quiet(page);
  return arrival;
};

/** Scrolls from end to end, a screen a frame. */
export const scrollThrough = async ({ app, traced }: Window, frames: number): Promise<MainThread> =>
  traced(() =>
    app.sheet.grid.evaluate(
      (grid, count) =>
        new Promise<void>((resolve) => {
          const way = grid.scrollHeight - grid.clientHeight;
          let frame = 0;
          const step = (): void => {
            frame += 1;
            grid.scrollTop = (way * frame) / count;
            if (frame < count) requestAnimationFrame(step);
            else resolve();
          };
          requestAnimationFrame(step);
        }),
      frames,
    ),
  );

/** Of the page's JavaScript, after a collection, in megabytes (10^6). */
export const heapOf = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
};
