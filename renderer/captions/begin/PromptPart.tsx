/** The prompt: one that comes with the app or the user's own, its texts, and what can stand in them. */
import { Copy, Trash2 } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import type { Prompt } from '../../../shared/captioning/endpointSpec.ts';
import { promptFileText, readPromptFile } from '../../../shared/captioning/promptFile.ts';
import { templatePlaces } from '../../../shared/captioning/template.ts';
import { wordsOf } from '../../api/call.ts';
import { copyText } from '../../commands/copyText.ts';
import { useApp } from '../../state/AppContext.tsx';
import { Button, IconButton } from '../../ui/display/Button.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { usePasteOn } from '../../ui/hooks/usePasteOn.ts';
import { usePrompts, type Prompts } from '../usePrompts.ts';
import { isChanged, promptParts, promptProblem } from './endpointDraft.ts';
import styles from './PromptPart.module.css';
import { TemplateField } from './TemplateField.tsx';

interface Props {
  readonly prompt: Prompt;
  readonly onChange: (prompt: Prompt) => void;
}

/** Keeps a changed prompt under a name of its own. */
const SaveAs = ({ prompt, prompts, onChange }: Props & { readonly prompts: Prompts }) => {
  const [name, setName] = useState('');
  const own = prompts.own.some((each) => each.name === prompt.name);
  const taken = prompts.all.some((each) => each.name === name.trim()) && !own;
  const save = (as: string): void => {
    const saved = { ...prompt, name: as };
    prompts.save(saved);
    onChange(saved);
    setName('');
  };
  const wrong = promptProblem(prompt) !== null;
  return (
    <div className={styles.save}>
      <span className={styles.quiet}>Changed, and used so; not saved.</span>
      {own && (
        <Button size="small" disabled={wrong} onClick={() => save(prompt.name)}>
          Save
        </Button>
      )}
      <TextField
        label="Name of the prompt"
        bare
        placeholder="Save under a name"
        value={name}
        problem={taken ? 'A prompt of the app has this name.' : null}
        onText={setName}
      />
      <Button size="small" disabled={wrong || name.trim() === '' || taken} onClick={() => save(name.trim())}>
        Save as
      </Button>
    </div>
  );
};

const Places = ({ onPut }: { readonly onPut: (text: string) => void }) => (
  <details className={styles.places}>
    <summary>What can stand in the texts</summary>
    <ul className={styles.list}>
      {templatePlaces.map(({ place, about }) => (
        <li key={place}>
          <button
            type="button"
            className={styles.insert}
            title="Put it in where the caret is"
            // The field keeps its caret.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPut(`{${place}}`)}
          >
            {`{${place}}`}
          </button>{' '}
          {about}
        </li>
      ))}
      <li>
        <code>[[ ... ]]</code> falls away when a place in it is empty: <code>[[Tags: {'{tags}'}.]]</code>
      </li>
      <li>
        <code>{'{{'}</code> and <code>{'}}'}</code> are braces.
      </li>
    </ul>
  </details>
);

/** Copies the prompt as it stands, and takes one that is pasted on `box`. */
const usePassingOn = ({ prompt, onChange }: Props, box: RefObject<HTMLElement | null>): (() => void) => {
  const say = useApp((state) => state.say);
  usePasteOn(box, (text) => {
    const pasted = readPromptFile(text);
    if (pasted === null) return say('The clipboard holds no prompt that was copied here.', 'problem');
    if (!pasted.ok) return say(pasted.problem, 'problem');
    onChange(pasted.prompt);
    say(`Pasted the prompt “${pasted.prompt.name}”.`);
  });
  return () => {
    void copyText(promptFileText(prompt)).then(
      () => say(`Copied the prompt “${prompt.name}” as JSON: for a file, or to be pasted here.`),
      (error: unknown) => say(wordsOf(error), 'problem'),
    );
  };
};

export const PromptPart = ({ prompt, onChange }: Props) => {
  const prompts = usePrompts();
  const box = useRef<HTMLElement>(null);
  const copy = usePassingOn({ prompt, onChange }, box);
  /** The field that had the keyboard last: places are put in where its caret is. */
  const last = useRef<HTMLTextAreaElement>(null);
  const changed = isChanged(prompt, prompts.all);
  const named = prompts.all.some(({ name }) => name === prompt.name);
  const own = prompts.own.some(({ name }) => name === prompt.name);
  const put = (text: string): void => {
    const field = last.current;
    if (field === null) return;
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    // As if it had been typed.
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return (
    <section ref={box} className={styles.prompt} aria-label="Prompt">
      <div className={styles.head}>
        <Select
          label="Prompt"
          value={prompt.name}
          choices={[
            ...(named ? [] : [{ value: prompt.name, label: prompt.name }]),
            ...prompts.all.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(name) => {
            const chosen = prompts.all.find((each) => each.name === name);
            if (chosen !== undefined) onChange(chosen);
          }}
        />
        <IconButton label="Copy the prompt as JSON, or paste one here" onClick={copy}>
          <Copy size={15} />
        </IconButton>
        {own && (
          <IconButton
            label={`Delete the prompt ${prompt.name}`}
            onClick={() => {
              prompts.remove(prompt.name);
              const first = prompts.all.find(({ name }) => name !== prompt.name);
              if (first !== undefined) onChange(first);
            }}
          >
            <Trash2 size={15} />
          </IconButton>
        )}
      </div>
      {changed && <SaveAs prompt={prompt} prompts={prompts} onChange={onChange} />}
      <p className={styles.quiet}>The text is chosen by how many characters the tags of an image name.</p>
      {promptParts.map(({ part, label }) => (
        <TemplateField
          key={part}
          label={label}
          value={prompt.texts[part]}
          onFocus={(field) => {
            last.current = field;
          }}
          onText={(text) => onChange({ ...prompt, texts: { ...prompt.texts, [part]: text } })}
        />
      ))}
      <Places onPut={put} />
      <TextArea
        label="What the model is told before (system); may be empty"
        rows={8}
        value={prompt.system}
        onText={(system) => onChange({ ...prompt, system })}
      />
    </section>
  );
};
