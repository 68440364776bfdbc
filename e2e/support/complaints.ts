/** Errors of a page: uncaught ones, and those in its console. */
import type { Page } from '@playwright/test';

/**
 * Answers that are not a fault: an image that cannot be decoded, a job that was cancelled, a request that
 * crossed with the closing of its dataset. Browsers always log them.
 */
const answered = /the server responded with a status of (?:409|422|499)/;

/** @returns one line each, since the page was opened or `forgetComplaints`; none of a page that is closed */
export const complaints = async (page: Page): Promise<readonly string[]> => {
  if (page.isClosed()) return [];
  const [messages, errors] = await Promise.all([
    page.consoleMessages({ filter: 'all' }),
    page.pageErrors({ filter: 'all' }),
  ]);
  return [
    ...errors.map((error) => error.stack ?? String(error)),
    ...messages
      .filter((message) => message.type() === 'error' && !answered.test(message.text()))
      .map((message) => `${message.text()} ${message.location().url}`),
  ];
};

export const forgetComplaints = async (page: Page): Promise<void> => {
  await page.clearConsoleMessages();
  await page.clearPageErrors();
};
