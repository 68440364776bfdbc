/** Opens the model that a run asks: a server, or a tagger of a folder. */
import type { OpenModel } from './asking.ts';
import { createEndpointAsker, type EndpointAskerOptions } from './endpointAsker.ts';
import { checkPrompt } from './endpoint/request.ts';
import { createPresent } from './present.ts';
import { openTaggerModel } from './taggerAsker.ts';

export interface ModelsOptions extends Omit<EndpointAskerOptions, 'present'> {
  readonly log: (line: string) => void;
}

export const createModels = ({ log, ...options }: ModelsOptions): OpenModel => {
  const present = createPresent(options.dataset);
  return async ({ spec }) => {
    if (spec.by === 'tagger') return openTaggerModel(options.dataset, spec, log);
    checkPrompt(spec);
    return { asker: createEndpointAsker({ ...options, present }, spec), labels: null };
  };
};
