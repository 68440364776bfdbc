/** How real servers word their errors, as a test's server repeats them. */
/** What is answered to one request for a caption. */
export type Reply =
  /** A caption, as the dialect sends one. */
  | string
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** A string as it is; all else as JSON. */
      readonly body: unknown;
    }
  /** It does not answer until the client leaves, or the promise settles: then the text is a caption. */
  | { readonly after: Promise<string> }
  /** The answer begins with this text, and never ends. */
  | { readonly stalls: string }
  /** The connection is closed, before the answer or within it. */
  | { readonly close: 'before' | 'within' };

export interface Dialect {
  readonly owner: string;
  readonly noModel?: (model: string) => Reply;
  readonly noVision: (model: string) => Reply;
  readonly badKey: Reply;
  readonly noAddress: (what: string) => Reply;
}

const error = (status: number, body: unknown): Reply => ({ status, body: { error: body } });

export const dialects = {
  // It serves what is loaded, whatever the request calls it.
  'llama.cpp': {
    owner: 'llamacpp',
    noVision: () =>
      error(500, {
        code: 500,
        message:
          'image input is not supported - hint: if this is unexpected, you may need to provide the mmproj',
        type: 'server_error',
      }),
    badKey: error(401, { message: 'Invalid API Key', type: 'authentication_error', code: 401 }),
    noAddress: () => error(404, { code: 404, message: 'File Not Found', type: 'not_found_error' }),
  },
  Ollama: {
    owner: 'library',
    noModel: (model) =>
      error(404, {
        message: `model "${model}" not found, try pulling it first`,
        type: 'not_found_error',
        param: null,
        code: null,
      }),
    noVision: () =>
      error(500, { message: 'this model is missing data required for image input', type: 'api_error' }),
    badKey: error(401, 'unauthorized'),
    noAddress: () => ({ status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' }),
  },
  'LM Studio': {
    owner: 'organization_owner',
    noModel: () =>
      error(404, {
        message: "No models loaded. Please load a model in the developer page or use the 'lms load' command.",
        type: 'invalid_request_error',
        param: 'model',
        code: 'model_not_found',
      }),
    noVision: () => error(400, 'Model does not support images. Please use a model that does.'),
    badKey: error(401, 'invalid token'),
    noAddress: (what) => error(200, `Unexpected endpoint or method. (${what})`),
  },
  vLLM: {
    owner: 'vllm',
    noModel: (model) => ({
      status: 404,
      body: {
        object: 'error',
        message: `The model \`${model}\` does not exist.`,
        type: 'NotFoundError',
        param: null,
        code: 404,
      },
    }),
    noVision: (model) =>
      error(400, { message: `${model} is not a multimodal model`, type: 'BadRequestError', code: 400 }),
    badKey: error(401, 'Unauthorized'),
    noAddress: () => ({ status: 404, body: { detail: 'Not Found' } }),
  },
  OpenRouter: {
    owner: 'openrouter',
    noModel: (model) => error(400, { message: `${model} is not a valid model ID`, code: 400 }),
    noVision: () => error(404, { message: 'No endpoints found that support image input', code: 404 }),
    badKey: error(401, { message: 'No auth credentials found', code: 401 }),
    noAddress: () => ({
      status: 404,
      headers: { 'content-type': 'text/html' },
      body: '<!DOCTYPE html><html><head><title>Not Found | OpenRouter</title></head></html>',
    }),
  },
  Gemini: {
    owner: 'google',
    noModel: (model) => ({
      status: 404,
      body: [{ error: { code: 404, message: `models/${model} is not found for API version v1main.` } }],
    }),
    noVision: () => error(400, { message: 'Image input modality is not supported', code: 400 }),
    badKey: {
      status: 400,
      body: [{ error: { code: 400, message: 'API key not valid. Please pass a valid API key.' } }],
    },
    noAddress: () => ({ status: 404, body: '' }),
  },
} as const satisfies Record<string, Dialect>;
