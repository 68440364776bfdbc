/** The engine's one error type, and the one place that turns it into HTTP. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError, ErrorCode } from '../../shared/api/errors.ts';

export class EngineError extends Error {
  readonly code: ErrorCode;
  readonly detail: ApiError['detail'];

  /** @param message one sentence for the user: what happened, to which file, and what to do */
  constructor(code: ErrorCode, message: string, detail: ApiError['detail'] = {}) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.detail = detail;
  }
}

const statuses: Record<ErrorCode, ContentfulStatusCode> = {
  'bad-request': 400,
  'bad-query': 400,
  'not-found': 404,
  'no-dataset': 409,
  'other-opening': 409,
  'dataset-missing': 404,
  'dataset-not-a-folder': 400,
  'dataset-unreadable': 403,
  'dataset-in-use': 409,
  'data-folder': 500,
  'view-gone': 410,
  'image-broken': 422,
  busy: 503,
  cancelled: 499 as ContentfulStatusCode,
  'edit-failed': 500,
  'export-failed': 500,
  'journal-damaged': 500,
  'no-inference': 501,
  tagger: 422,
  endpoint: 502,
  'nothing-to-undo': 409,
  internal: 500,
};

/**
 * Any thrown value as the body and the status of an answer. Unknown errors keep their message: it does not go
 * beyond the user.
 */
export const toApiError = (error: unknown): { body: ApiError; status: ContentfulStatusCode } => {
  if (error instanceof EngineError) {
    const { code, message, detail } = error;
    return { body: { code, message, detail }, status: statuses[code] };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { body: { code: 'internal', message, detail: {} }, status: 500 };
};

export const otherOpening = (): EngineError =>
  new EngineError(
    'other-opening',
    'The dataset that this was meant for has been closed, or opened again, since it was shown; nothing was changed. Look at what is shown now, and try again.',
  );

export const datasetClosed = (): EngineError => new EngineError('cancelled', 'The dataset was closed.');

export const isCancelled = (error: unknown): boolean =>
  error instanceof EngineError && error.code === 'cancelled';
