/** Refuses a change that is meant for another opening of a dataset than the one that is open. */
import type { Context, Hono } from 'hono';
import { openingHeader, type OpeningId } from '../../../shared/api/ids.ts';
import type { Workspace } from '../dataset.ts';
import { EngineError, otherOpening } from '../errors.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** The opening that is there now; null while no dataset is open. */
    openingNow: () => OpeningId | null;
  }
}

/** Lets every route ask what is open. */
export const knowOpening = (app: Hono, workspace: Workspace): void => {
  app.use(async (context, next) => {
    context.set('openingNow', () => workspace.peek()?.opening ?? null);
    await next();
  });
};

/** @throws EngineError `no-dataset`, `other-opening` */
export const checkOpening = (context: Context): void => {
  const now = context.get('openingNow')();
  if (now === null) throw new EngineError('no-dataset', 'No dataset is open: open a folder first.');
  const named = context.req.header(openingHeader);
  if (named === undefined) {
    throw new EngineError(
      'other-opening',
      `The request does not say which opening of the dataset it is meant for; nothing was changed. Name it in the header ${openingHeader}.`,
    );
  }
  if (named !== now) throw otherOpening();
};
