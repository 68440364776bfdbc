/** A prompt as the text of a file: to keep it, to pass it on, and for the command line. */
import { prompt, type Prompt } from './endpointSpec.ts';
import { templateErrorOf } from './template.ts';

/** JSON, in lines. */
export const promptFileText = ({ name, system, texts }: Prompt): string =>
  `${JSON.stringify({ name, system, texts }, null, 2)}\n`;

export type PromptFile =
  | { readonly ok: true; readonly prompt: Prompt }
  | { readonly ok: false; readonly problem: string };

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads what `promptFileText` wrote; null: it is another text. */
export const readPromptFile = (text: string): PromptFile | null => {
  const json = parsedJson(text);
  if (typeof json !== 'object' || json === null) return null;
  const parsed = prompt.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, problem: `“${issue?.path.join('.') ?? ''}” of the prompt is not valid.` };
  }
  for (const [part, template] of Object.entries(parsed.data.texts)) {
    const wrong = templateErrorOf(template);
    if (wrong !== null) return { ok: false, problem: `“texts.${part}” of the prompt: ${wrong.message}` };
  }
  return { ok: true, prompt: parsed.data };
};
