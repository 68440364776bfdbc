/** The error that a caller of the engine gets instead of an answer. */
import type { ApiError } from '../../shared/api/errors.ts';

/** An answer that is not a success. */
export class EngineCallError extends Error {
  readonly status: number;
  readonly code: ApiError['code'];
  readonly detail: ApiError['detail'];

  constructor(status: number, { code, message, detail }: ApiError) {
    super(message);
    this.name = 'EngineCallError';
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}
