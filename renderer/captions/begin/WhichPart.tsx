/** By what kind of model, which images, and which of their captions. */
import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import type { RunWhich } from '../../../shared/api/proposals.ts';
import { useApp } from '../../state/AppContext.tsx';
import { selectedCount } from '../../state/selectionSlice.ts';
import { countText } from '../../ui/display/numbers.ts';
import styles from './BeginDialog.module.css';
import type { Begin, By } from './useBegin.ts';
import type { CaptionWhere } from '../../state/captionTypes.ts';

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly about?: string;
}

interface QuestionProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
}

const Question = <T extends string>({ label, value, choices, onChange }: QuestionProps<T>) => {
  const id = useId();
  return (
    <RadioGroup.Root
      className={styles.question}
      aria-labelledby={id}
      value={value}
      onValueChange={(next) => {
        const chosen = choices.find((choice) => choice.value === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      <h3 id={id} className={styles.label}>
        {label}
      </h3>
      {choices.map((choice) => (
        <RadioGroup.Item key={choice.value} value={choice.value} className={styles.choice}>
          {choice.label}
          {choice.about !== undefined && <span className={styles.about}>{choice.about}</span>}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
};

const byChoices: readonly Choice<By>[] = [
  { value: 'endpoint', label: 'A vision model', about: 'writes NL captions, through a server' },
  { value: 'tagger', label: 'A tagger', about: 'proposes tags, from a folder on this machine' },
];

const whichChoices = (by: By): readonly Choice<RunWhich>[] => {
  const what = by === 'endpoint' ? 'an NL caption' : 'tags';
  return [
    { value: 'missing', label: `Those without ${what}`, about: 'its file is missing, or empty' },
    { value: 'machine', label: 'Also those that a model wrote', about: 'what was written by hand stays' },
    { value: 'all', label: 'All of them', about: 'nothing is written before you accept it' },
  ];
};

export const WhichPart = ({ begin }: { readonly begin: Begin }) => {
  const selected = useApp(selectedCount);
  const shown = useApp((state) => state.view?.count ?? 0);
  const total = useApp((state) => state.dataset?.samples ?? 0);
  const scopes: readonly Choice<CaptionWhere>[] = [
    ...(selected > 0 ? [{ value: 'selection' as const, label: `The ${countText(selected)} selected` }] : []),
    { value: 'view', label: `The ${countText(shown)} shown on the sheet` },
    ...(shown === total ? [] : [{ value: 'everything' as const, label: `All ${countText(total)}` }]),
  ];
  return (
    <div className={styles.which}>
      <Question label="By" value={begin.by} choices={byChoices} onChange={begin.setBy} />
      <Question label="Images" value={begin.where} choices={scopes} onChange={begin.setWhere} />
      <Question
        label="Of these"
        value={begin.which}
        choices={whichChoices(begin.by)}
        onChange={begin.setWhich}
      />
    </div>
  );
};
