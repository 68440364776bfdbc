/** Answers in which a model speaks of itself instead of the image. */
import type { MarkRow } from './markRow.ts';

const verbs =
  'help|assist|describe|identify|provide|generate|comply|fulfil+|create|write|continue|engage|discuss|process|analy[sz]e|view|see|access|caption|determine|recogni[sz]e|do that';

/** A caption has no first person: only what is quoted does, and that is left out. */
const refusals: readonly RegExp[] = [
  new RegExp(
    `\\bI(?:'m| am)? (?:can(?:no|')t|can not|won't|will not|unable to|not able to|not allowed to|must decline to|do not|don't) (?:\\w+ ){0,2}?(?:${verbs})\\b`,
    'i',
  ),
  /\bI(?:'m| am) (?:very |so |really )?sorry\b|\bI apologi[sz]e\b|^sorry,/i,
  /\bas an? (?:AI|artificial intelligence|language model|text-based)\b/i,
  /\b(?:against|violates?) (?:my|our|the) (?:guidelines|policy|policies|content policy|programming)\b/i,
  /(?:很)?抱歉[，,]|无法(?:提供|描述|协助|回答)|申し訳(?:ありません|ございません)|죄송합니다/,
];

const unquoted = (text: string): string =>
  text.replaceAll('’', "'").replaceAll(/[“"][^“”"]*[”"]|「[^」]*」/g, ' ');

export const refusal = {
  kind: 'refusal',
  title: 'Refusal',
  about: 'The model speaks of what it cannot or will not do.',
  find: ({ text }) => {
    const prose = unquoted(text);
    const found = refusals.map((pattern) => pattern.exec(prose)?.[0]).find((words) => words !== undefined);
    return found === undefined ? null : `It speaks of the model, not of the image: “${found.trim()}”.`;
  },
} as const satisfies MarkRow;
