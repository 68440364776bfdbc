/** How NL captions are asked of a vision-language model: everything that a request is made from, but for the key. */
import { z } from 'zod';

/** Templates (`template.ts`), by how many characters a sample's tags name. */
export const promptTexts = z.object({
  one: z.string().trim().min(1),
  several: z.string().trim().min(1),
  none: z.string().trim().min(1),
});
export type PromptTexts = z.infer<typeof promptTexts>;

/** A prompt under a name. */
export const prompt = z.object({
  name: z.string().trim().min(1).max(80),
  /** What the model is told before; empty: nothing. */
  system: z.string(),
  texts: promptTexts,
});
export type Prompt = z.infer<typeof prompt>;

/** What a server of the OpenAI dialect is told, and how. */
export const endpointSpec = z.object({
  by: z.literal('endpoint'),
  /** As the server's own documentation has it, up to and with `/v1`: `http://127.0.0.1:11434/v1`. */
  url: z.url({ protocol: /^https?$/ }),
  model: z.string().trim().min(1),
  prompt,
  /** The image stands before the text, or behind it. */
  imageFirst: z.boolean().default(true),
  format: z.enum(['jpeg', 'png']).default('jpeg'),
  /** The most pixels (width by height) that an image is sent with. */
  pixels: z
    .number()
    .int()
    .min(64 * 64)
    .max(4096 * 4096)
    .default(1280 * 1280),
  /** Null: the server's own. */
  temperature: z.number().min(0).max(2).nullable().default(null),
  /** Of the answer, thinking included. */
  maxTokens: z.number().int().min(1).max(65_536).default(1024),
  /** Seconds that an answer may take. */
  timeout: z.number().int().min(1).max(3600).default(300),
  /** Requests under way at once. */
  concurrency: z.number().int().min(1).max(64).default(4),
  /** What stands behind the last end of a sentence is cut away. */
  wholeSentences: z.boolean().default(true),
  /** A key may go over plain http to another machine of a private network. */
  keyInPrivateNetwork: z.boolean().default(false),
});
export type EndpointSpec = z.infer<typeof endpointSpec>;
export type EndpointSpecInput = z.input<typeof endpointSpec>;
