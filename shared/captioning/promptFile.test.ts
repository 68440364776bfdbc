import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promptFileText, readPromptFile } from './promptFile.ts';
import { builtInPrompts } from './prompts.ts';

test('a prompt comes back from its file as it was', () => {
  for (const prompt of builtInPrompts)
    expect(readPromptFile(promptFileText(prompt))).toEqual({ ok: true, prompt });
});

test('a text that is no such file is left to be a template', () => {
  expect(readPromptFile('{tags} Describe this image.')).toBeNull();
  expect(readPromptFile('"Describe this image."')).toBeNull();
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readPromptFile(`Describe ${text}`)).toBeNull();
    }),
  );
});

test('what is wrong with a file is said by its place', () => {
  const [prompt] = builtInPrompts;
  expect(readPromptFile('{"name": "mine", "system": ""}')).toEqual({
    ok: false,
    problem: '“texts” of the prompt is not valid.',
  });
  const wrong = { ...prompt, texts: { ...prompt.texts, several: 'Describe {hair}.' } };
  const read = readPromptFile(promptFileText(wrong));
  expect(read?.ok === false && read.problem).toContain(
    '“texts.several” of the prompt: “{hair}” is not known',
  );
});
