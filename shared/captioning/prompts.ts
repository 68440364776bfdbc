/** The prompts that come with Proofsheet, and which of a prompt's texts a sample gets. */
import { peopleOf } from '../problems/people.ts';
import { traitsOf } from '../problems/traits.ts';
import type { FactTag } from './captionFacts.ts';
import type { Prompt, PromptTexts } from './endpointSpec.ts';

/** How many people the tags count, at least. */
const leastPeople = (tags: readonly FactTag[]): number => {
  const most = new Map<string, number>();
  for (const { key, category } of tags) {
    const { crowd } = traitsOf(key, category);
    if (crowd !== null) most.set(crowd.of, Math.max(crowd.from, most.get(crowd.of) ?? 0));
  }
  return [...most.values()].reduce((sum, count) => sum + count, 0);
};

/**
 * `none`: the tags name no character. `several`: they name two or more, or count two or more people of whom they name
 * one. `one`: all others; who is alone is one, under however many names.
 */
export const variantFor = (tags: readonly FactTag[]): keyof PromptTexts => {
  const names = peopleOf(tags).length;
  if (names === 0) return 'none';
  if (tags.some(({ key }) => key === 'solo')) return 'one';
  return names > 1 || leastPeople(tags) > 1 ? 'several' : 'one';
};

const system = `You write captions for a dataset of illustrations, from which an image model learns. With each image come the tags that people have given it.

How to read the tags:
- They begin with who and what is shown: first the characters, then the copyright (the work that the characters are from), then the artist, whose name has an @ before it. All tags after these describe what is seen.
- What stands in parentheses behind a name is a qualifier: it says which work, or which outfit, is meant. It is no part of the name; a caption writes “Last Rite”, not “last rite (arknights)”.
- Trust the tags for names: you cannot know a character by its looks, and you must not guess one that the tags do not give. For everything else look at the image, and where a tag does not fit what you see, leave it out.

How to write:
- Plain English, in whole sentences, as one paragraph. No lists, no headings, no Markdown, no rows of tags.
- Say what can be seen, as a fact. No guesses about the story, no judgements of quality, and nothing about tags or about this task.
- Answer with the caption alone.`;

const tags = '[[Tags: {tags:50}\n\n]]';
const from = '[[, and the work that they are from ({copyright})]]';

const training: Prompt = {
  name: 'For training',
  system,
  texts: {
    one: `${tags}Describe this image in four to seven sentences. The first sentence names the character ({characters})${from}, and says what kind of picture it is. Then describe hair, eyes and face, clothes and what is worn or held, pose and expression, and at last the background, the light and the angle of view.`,
    several: `${tags}Describe this image in five to eight sentences. The first sentence names all characters that the tags name ({characters})${from}, and says what kind of picture it is. Then describe one character after the other, each by name, with hair, eyes, clothes, pose and expression, so that it stays plain whose they are; say who stands where, and what they do with one another. End with the background and the light.`,
    none: `${tags}Describe this image in four to seven sentences. The tags name nobody: call people what they look like (a girl, a man, two children), and give no names. Begin with what kind of picture it is and what it shows; then describe looks, clothes, pose and expression of whoever is there, or the place and the things in it, and at last the background, the light and the angle of view.`,
  },
};

const plain: Prompt = {
  name: 'Plain description',
  system,
  texts: {
    one: `${tags}Describe this image in two or three sentences. The first one names the character ({characters})${from}.`,
    several: `${tags}Describe this image in two to four sentences. The first one names all characters that the tags name ({characters})${from}. Keep it plain who looks how.`,
    none: `${tags}Describe this image in two or three sentences. The tags name nobody: give no names.`,
  },
};

const short: Prompt = {
  name: 'One sentence',
  system,
  texts: {
    one: `${tags}Say in one sentence of at most thirty words what this image shows. Name the character ({characters})[[ and the work ({copyright})]].`,
    several: `${tags}Say in one sentence of at most forty words what this image shows. Name all characters that the tags name ({characters})[[, and the work ({copyright})]].`,
    none: `${tags}Say in one sentence of at most thirty words what this image shows. The tags name nobody: give no names.`,
  },
};

const present = '[[This is the present caption:\n{nl}\n\n]]';
const correct =
  'Where it is right, keep its words. Correct what the image or the tags show to be wrong, and add what is plainly missing.';

const corrected: Prompt = {
  name: 'Correct the present caption',
  system,
  texts: {
    one: `${tags}${present}Write the caption of this image. ${correct} The first sentence names the character ({characters})${from}.`,
    several: `${tags}${present}Write the caption of this image. ${correct} The first sentence names all characters that the tags name ({characters})${from}.`,
    none: `${tags}${present}Write the caption of this image. ${correct} The tags name nobody: give no names.`,
  },
};

/** The first one is what a new run begins with. */
export const builtInPrompts = [training, plain, short, corrected] as const satisfies readonly Prompt[];
