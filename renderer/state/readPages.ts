/** Reads pages of a view from the engine. */
import type { ViewId } from '../../shared/api/ids.ts';
import type { Call } from '../api/call.ts';
import { noWindows, pageSize, withPage, type RowWindows } from './rowWindows.ts';

/** The pages together as windows; neighbouring windows are read in parallel. */
export const readPages = async (
  call: Call,
  view: ViewId,
  pages: readonly number[],
  signal: AbortSignal,
): Promise<RowWindows> => {
  const read = await Promise.all(
    pages.map(async (page) => {
      const query = { from: page * pageSize, count: pageSize };
      const { rows } = await call('GET /api/views/:id/rows', { params: { id: view }, query, signal });
      return { page, rows };
    }),
  );
  return read.reduce((windows, { page, rows }) => withPage(windows, page, rows), noWindows);
};
