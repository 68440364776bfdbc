/** What is asked of a vision model as the dialog holds it while it is typed, and what is still missing. Pure. */
import { endpointSpec, type EndpointSpec, type Prompt } from '../../../shared/captioning/endpointSpec.ts';
import { builtInPrompts } from '../../../shared/captioning/prompts.ts';
import { templateErrorOf } from '../../../shared/captioning/template.ts';

/** A spec whose address and model may still be empty. */
export type EndpointDraft = EndpointSpec;

/** The texts of a prompt, by how many characters the tags name. */
export const promptParts = [
  { part: 'one', label: 'One character' },
  { part: 'several', label: 'Several' },
  { part: 'none', label: 'None' },
] as const;

/** @param last what was asked last; null: nothing yet */
export const newEndpoint = (last: EndpointSpec | null): EndpointDraft =>
  last ?? {
    ...endpointSpec.parse({
      by: 'endpoint',
      url: 'http://127.0.0.1/v1',
      model: '-',
      prompt: builtInPrompts[0],
    }),
    url: '',
    model: '',
  };

export const urlProblem = (url: string): string | null =>
  endpointSpec.shape.url.safeParse(url).success
    ? null
    : 'Write the address up to and with /v1, such as http://127.0.0.1:11434/v1.';

/** What is wrong with a prompt's first text that is wrong, for a person; null: nothing. */
export const promptProblem = ({ texts }: Prompt): string | null => {
  for (const { part, label } of promptParts) {
    if (texts[part].trim() === '') return `The text for “${label}” is empty.`;
    const error = templateErrorOf(texts[part]);
    if (error !== null) return `The text for “${label}”: ${error.message}`;
  }
  return null;
};

/** Why it cannot be asked yet; null: it can. */
export const endpointProblem = ({ url, model, prompt }: EndpointDraft): string | null => {
  if (url.trim() === '') return 'Choose a server.';
  const wrong = urlProblem(url);
  if (wrong !== null) return wrong;
  if (model.trim() === '') return 'Choose a model.';
  return promptProblem(prompt);
};

/** As it was kept under this name, or something else by now. */
export const isChanged = (prompt: Prompt, kept: readonly Prompt[]): boolean => {
  const same = kept.find(({ name }) => name === prompt.name);
  return (
    same === undefined ||
    JSON.stringify([same.system, same.texts]) !== JSON.stringify([prompt.system, prompt.texts])
  );
};
