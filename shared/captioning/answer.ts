/** From what a server answered to a caption, or to the reason why there is none. */
import { captionIn, wholeSentences, withoutControls, withoutThoughts } from './answerText.ts';
import {
  errorIn,
  failureFromWords,
  isOfModel,
  quotedWords,
  type Asked,
  type Failure,
} from './serverWords.ts';

export interface ReadingOptions extends Asked {
  readonly maxTokens: number;
  /** What stands behind the last end of a sentence is cut away. */
  readonly wholeSentences: boolean;
}

export interface AnswerTokens {
  readonly in: number;
  readonly out: number;
}

export type ReadAnswer =
  | {
      readonly ok: true;
      readonly text: string;
      /** It ended where it was allowed no more tokens. */
      readonly cutOff: boolean;
      /** As the server counts them; null: it does not. */
      readonly tokens: AnswerTokens | null;
    }
  | ({
      readonly ok: false;
      readonly tokens: AnswerTokens | null;
      /** A model has answered: see `isOfModel`. */
      readonly reached: boolean;
    } & Failure);

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const counted = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.round(value) : null;

const tokensOf = (completion: unknown): AnswerTokens | null => {
  const usage = field(completion, 'usage');
  const [given, answered] = [
    counted(field(usage, 'prompt_tokens')),
    counted(field(usage, 'completion_tokens')),
  ];
  return given === null && answered === null ? null : { in: given ?? 0, out: answered ?? 0 };
};

/** Content as a string, or as parts of which some are text; null: neither. */
const contentText = (content: unknown): string | null => {
  if (content === null || content === undefined) return '';
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return null;
  return content
    .map((part: unknown) => {
      if (typeof part === 'string') return part;
      const [type, text] = [field(part, 'type'), field(part, 'text')];
      const isText = type === undefined || type === 'text' || type === 'output_text';
      return isText && typeof text === 'string' ? text : '';
    })
    .join('');
};

const hasThoughts = (message: unknown): boolean =>
  ['reasoning', 'reasoning_content', 'thinking'].some((name) => {
    const thought = field(message, name);
    return typeof thought === 'string' && thought.trim() !== '';
  });

const failed = (message: string): Failure => ({ cause: 'answer', message, of: 'perhaps' });

/** Why an answer holds no caption. */
const whyEmpty = (
  { server, model, maxTokens }: ReadingOptions,
  finish: unknown,
  thought: boolean,
): Failure => {
  const who = `${model} at ${server}`;
  if (finish === 'length')
    return failed(
      thought
        ? `${who} used up its ${maxTokens} tokens with thinking, before a caption began. Allow more tokens, or turn its thinking off.`
        : `${who} used up its ${maxTokens} tokens before a caption began. It may have been thinking: allow more tokens, or turn its thinking off.`,
    );
  if (finish === 'content_filter')
    return failed(`${server} held the answer back: its filter did not let it pass. Ask another model.`);
  return failed(
    thought
      ? `${who} only thought, and gave no caption. Turn its thinking off, or ask another model.`
      : `${who} gave an empty answer. Ask again, or change the prompt.`,
  );
};

/**
 * @param completion the parsed body of a successful answer: anything
 * @returns a caption that holds something, or why there is none
 */
export const readAnswer = (completion: unknown, options: ReadingOptions): ReadAnswer => {
  const tokens = tokensOf(completion);
  const fail = (failure: Failure): ReadAnswer => ({
    ok: false,
    tokens,
    reached: isOfModel(failure),
    ...failure,
  });
  const error = errorIn(completion);
  if (error !== null) return fail(failureFromWords(error, options));
  const choices = field(completion, 'choices');
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  if (choice === undefined || choice === null)
    return fail(
      failed(
        `${options.server} answered with something that is no chat completion. Look whether the address is that of a server of the OpenAI kind; it usually ends in /v1.`,
      ),
    );
  const choiceError = errorIn(choice);
  if (choiceError !== null) return fail(failureFromWords(choiceError, options));
  const message = field(choice, 'message');
  const refusal = field(message, 'refusal');
  const content = contentText(field(message, 'content'));
  if (content === null)
    return fail(
      failed(
        `${options.server} answered in a form that is not known: its content is neither text nor parts.`,
      ),
    );
  if (content.trim() === '' && typeof refusal === 'string' && refusal.trim() !== '')
    return fail(
      failed(`${options.model} at ${options.server} refused (${quotedWords(refusal)}). Ask another model.`),
    );
  const finish = field(choice, 'finish_reason');
  const said = withoutThoughts(withoutControls(content));
  const caption = captionIn(said.text);
  if (caption === '') return fail(whyEmpty(options, finish, said.open || hasThoughts(message)));
  const text = options.wholeSentences ? wholeSentences(caption) : caption;
  return { ok: true, text, cutOff: finish === 'length', tokens };
};
