/** Prompts to choose from: those that come with the app, and the user's own. */
import type { Prompt } from '../../shared/captioning/endpointSpec.ts';
import { builtInPrompts } from '../../shared/captioning/prompts.ts';
import { useApp } from '../state/AppContext.tsx';

export interface Prompts {
  readonly all: readonly Prompt[];
  readonly own: readonly Prompt[];
  readonly save: (prompt: Prompt) => void;
  readonly remove: (name: string) => void;
}

export const usePrompts = (): Prompts => {
  const captioning = useApp((state) => state.settings.captioning);
  const change = useApp((state) => state.changeSettings);
  const own = captioning.prompts;
  const keep = (prompts: readonly Prompt[]): void =>
    change({ captioning: { ...captioning, prompts: [...prompts] } });
  return {
    all: [...builtInPrompts, ...own],
    own,
    save: (prompt) => keep([...own.filter(({ name }) => name !== prompt.name), prompt]),
    remove: (name) => keep(own.filter((prompt) => prompt.name !== name)),
  };
};
