/** What stands around a caption in a model's answer, and is surely no part of it: thoughts, an announcement, quotation marks. */
import { isAbbreviation } from '../caption/sentences.ts';

// oxlint-disable-next-line no-control-regex
const controls = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;

/** An answer without control characters, which no caption can hold: line breaks stay as line feeds, tabs become spaces. */
export const withoutControls = (answer: string): string =>
  answer
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\t\v\f]/g, ' ')
    .replaceAll(controls, '');

/** How models mark where they think; a server's template may have written the opening mark already. */
const thoughts: readonly (readonly [open: string, close: string])[] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['<seed:think>', '</seed:think>'],
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
  ['<|channel|>analysis<|message|>', '<|channel|>final<|message|>'],
];

/** @returns the answer behind its thoughts; `open`: they do not end, so there is none */
export const withoutThoughts = (text: string): { readonly text: string; readonly open: boolean } => {
  for (const [open, close] of thoughts) {
    const end = text.lastIndexOf(close);
    if (end >= 0) return { text: text.slice(end + close.length).trim(), open: false };
    if (text.trimStart().startsWith(open)) return { text: '', open: true };
  }
  return { text: text.trim(), open: false };
};

/** Signs of a model's own language that a server has let through. */
const endSigns = [
  '<|im_end|>',
  '<|eot_id|>',
  '<|end|>',
  '<|endoftext|>',
  '<|end_of_text|>',
  '<|return|>',
  '<end_of_turn>',
  '</s>',
];
const withoutEndSigns = (text: string): string => {
  const sign = endSigns.find((each) => text.endsWith(each));
  return sign === undefined ? text : withoutEndSigns(text.slice(0, -sign.length).trimEnd());
};
const box = /^<\|begin_of_box\|>([\s\S]*?)(?:<\|end_of_box\|>)?$/;
const fence = /^```[a-z]*\n([^`]*)\n```$/;

const announcement =
  /^(?:(?:sure|certainly|of course|okay|ok|absolutely)[,.!:]? *)?(?:here(?:'s|’s| is| are)|this is|below is) (?:an?|the|your|my)\b[^.:\n]{0,60}\b(?:caption|description)\b[^.:\n]{0,60}:\s*/i;
const label =
  /^(?:\*\*)?(?:(?:image|nl|revised|corrected|final) )?(?:caption|description)(?:\*\*)?:(?:\*\*)?\s*/i;

const quotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
  ['「', '」'],
];

/** Quotation marks around the whole of it, and nowhere in it. */
const withoutQuotes = (text: string): string => {
  for (const [open, close] of quotes) {
    if (text.length < 2 || !text.startsWith(open) || !text.endsWith(close)) continue;
    const inside = text.slice(open.length, -close.length);
    if (!inside.includes(open) && !inside.includes(close)) return inside.trim();
  }
  return text;
};

/** A part is cut only where something is left. */
const cut = (text: string, pattern: RegExp): string => {
  const left = text.replace(pattern, '').trim();
  return left === '' ? text : left;
};

/** The caption, without what is surely no part of it. */
export const captionIn = (answer: string): string => {
  let text = withoutEndSigns(answer.replaceAll('\r\n', '\n').trim());
  text = (box.exec(text)?.[1] ?? text).trim();
  text = withoutQuotes(cut(cut(text, announcement), label));
  return (fence.exec(text)?.[1] ?? text).trim();
};

const ending = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s|$)|(?<![。！？])[。！？]+[」』”’）]*/gu;

/** The text up to its last end of a sentence; all of it where no sentence ends. */
export const wholeSentences = (text: string): string => {
  let end: number | null = null;
  for (const { 0: mark, index } of text.matchAll(ending)) {
    const abbreviates = mark === '.' && index + 1 < text.length && isAbbreviation(text.slice(0, index));
    if (!abbreviates) end = index + mark.length;
  }
  return end === null ? text : text.slice(0, end);
};
