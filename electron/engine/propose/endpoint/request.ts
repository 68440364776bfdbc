/** The request for one sample: the same for a run, for the lab, for the command line and where it is shown. */
import type { CaptionFacts } from '../../../../shared/captioning/captionFacts.ts';
import type { EndpointSpec, PromptTexts } from '../../../../shared/captioning/endpointSpec.ts';
import { variantFor } from '../../../../shared/captioning/prompts.ts';
import { fillTemplate, parseTemplate, type Template } from '../../../../shared/captioning/template.ts';
import { EngineError } from '../../errors.ts';
import { hostOf } from './address.ts';
import { chatRequest, type ChatBody, type ChatRequest, type SentImage } from './chatBody.ts';

const variants = {
  one: 'one character',
  several: 'several characters',
  none: 'no character',
} as const satisfies Record<keyof PromptTexts, string>;

const templateOf = (texts: PromptTexts, variant: keyof PromptTexts): Template => {
  const parsed = parseTemplate(texts[variant]);
  if (parsed.ok) return parsed.template;
  const { message, position, length } = parsed.error;
  throw new EngineError('bad-request', `The prompt for ${variants[variant]} is wrong: ${message}`, {
    variant,
    position,
    length,
  });
};

/** Looks through all texts of a prompt before anything is asked. @throws EngineError `bad-request` at the mistake's position */
export const checkPrompt = ({ prompt: { texts } }: Pick<EndpointSpec, 'prompt'>): void => {
  templateOf(texts, 'one');
  templateOf(texts, 'several');
  templateOf(texts, 'none');
};

/** What the template makes of a sample. @throws EngineError `bad-request` */
export const promptText = ({ prompt }: Pick<EndpointSpec, 'prompt'>, facts: CaptionFacts): string =>
  fillTemplate(templateOf(prompt.texts, variantFor(facts.tags)), facts);

/** OpenAI's own models refuse the name by which all others know the limit. */
const limitFor = ({ url, maxTokens }: EndpointSpec): Partial<ChatBody> =>
  /(?:^|\.)openai\.(?:com|azure\.com)$/.test(hostOf(url))
    ? { max_completion_tokens: maxTokens }
    : { max_tokens: maxTokens };

/** @throws EngineError `bad-request` where the template is wrong */
export const buildRequest = (spec: EndpointSpec, facts: CaptionFacts, image: SentImage): ChatRequest => {
  const { model, prompt, imageFirst, temperature } = spec;
  const text = { type: 'text', text: promptText(spec, facts) } as const;
  return chatRequest(image, (url) => {
    const picture = { type: 'image_url', image_url: { url } } as const;
    return {
      model,
      stream: false,
      ...(temperature === null ? {} : { temperature }),
      ...limitFor(spec),
      messages: [
        ...(prompt.system.trim() === '' ? [] : [{ role: 'system', content: prompt.system } as const]),
        { role: 'user', content: imageFirst ? [picture, text] : [text, picture] },
      ],
    };
  });
};
