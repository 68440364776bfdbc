/** Which of a tagger's scored tags are proposed: how, from which score on, and which tags always or never. */
import type { TaggerFound } from '../../shared/api/proposals.ts';
import type { TaggerCategory, TagSelection } from '../../shared/captioning/tagger/taggerSpec.ts';
import { Fold } from '../ui/display/Fold.tsx';
import { amount } from '../ui/display/numbers.ts';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { commaParts } from '../ui/fields/commaParts.ts';
import { ParsedField } from '../ui/fields/ParsedField.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Slider } from '../ui/fields/Slider.tsx';
import styles from './SelectionFields.module.css';
import { parseReplacements, parseTagThresholds, replacementsText, tagThresholdsText } from './tagLists.ts';

export type CategoryFacts = TaggerFound['categories'][number];

interface Props {
  readonly selection: TagSelection;
  readonly categories: readonly CategoryFacts[];
  readonly onChange: (selection: TagSelection) => void;
}

const categoryNames: Readonly<Record<TaggerCategory, string>> = {
  general: 'General',
  character: 'Character',
  copyright: 'Copyright',
  artist: 'Artist',
  meta: 'Meta',
  rating: 'Rating',
  quality: 'Quality',
  year: 'Year',
};

const modeHints: Readonly<Record<TagSelection['mode'], string>> = {
  missing: 'Adds the tags that the caption lacks, and removes none.',
  replace: 'The caption becomes what the tagger found.',
  compare: 'Nothing is written: only shown, and used as evidence.',
};

const mcutHint =
  'Finds the threshold for each image, where its scores fall most; the one set here stays the least';

const mcutName = 'MCut';

const McutBox = (box: { readonly checked: boolean; readonly onChange: (on: boolean) => void }) => (
  <label className={styles.mcut} title={mcutHint}>
    <Checkbox {...box} />
    {mcutName}
  </label>
);

interface RowProps extends Props {
  readonly facts: CategoryFacts;
}

const ThresholdRow = ({ selection, facts: { category, labels, threshold }, onChange }: RowProps) => {
  const chosen = selection.thresholds[category];
  const value = chosen === undefined ? threshold : chosen;
  const name = categoryNames[category];
  const set = (next: number | null): void =>
    onChange({ ...selection, thresholds: { ...selection.thresholds, [category]: next } });
  const mcut = selection.mcut.includes(category);
  const others = selection.mcut.filter((other) => other !== category);
  const setMcut = (on: boolean): void =>
    onChange({ ...selection, mcut: on ? [...others, category] : others });
  return (
    <div className={styles.row} role="group" aria-label={name}>
      <label className={styles.name} title={amount(labels, 'label')}>
        <Checkbox checked={value !== null} onChange={(on) => set(on ? (threshold ?? 0.5) : null)} />
        {name}
      </label>
      {value === null ? (
        <span className={styles.none}>none</span>
      ) : (
        <>
          <div className={styles.slider}>
            <Slider
              label={`Threshold: ${name}`}
              value={Math.round(value * 100)}
              valueText={value.toFixed(2)}
              min={1}
              max={99}
              onChange={(step) => set(step / 100)}
            />
          </div>
          <output className={styles.value}>{value.toFixed(2)}</output>
          <McutBox checked={mcut} onChange={setMcut} />
        </>
      )}
    </div>
  );
};

/** What is said of single tags, folded. */
const singleGist = ({ undesired, replacements, tagThresholds, first }: TagSelection): string => {
  const own = Object.keys(tagThresholds).length;
  const said = [
    undesired.length > 0 && `${undesired.length} never`,
    replacements.length > 0 && `${replacements.length} replaced`,
    own > 0 && `${own} with thresholds of their own`,
    first.length > 0 && `${first.length} always first`,
  ].filter((part) => part !== false);
  return said.length === 0 ? 'none is left out, replaced or always first' : said.join(', ');
};

export const SelectionFields = ({ selection, categories, onChange }: Props) => (
  <div className={styles.fields}>
    <Segmented
      label="What becomes of the caption"
      value={selection.mode}
      onChange={(mode) => onChange({ ...selection, mode })}
      choices={[
        { value: 'missing', label: 'Add missing' },
        { value: 'replace', label: 'Replace' },
        { value: 'compare', label: 'Compare only' },
      ]}
    />
    <p className={styles.hint}>{modeHints[selection.mode]}</p>
    <div className={styles.rows}>
      {categories.map((facts) => (
        <ThresholdRow
          key={facts.category}
          facts={facts}
          selection={selection}
          categories={categories}
          onChange={onChange}
        />
      ))}
    </div>
    <Fold title="Single tags" gist={singleGist(selection)}>
      <ParsedField
        label="Never proposed, with commas between"
        value={selection.undesired.join(', ')}
        parse={commaParts}
        problem=""
        onChange={(undesired) => onChange({ ...selection, undesired: [...undesired] })}
      />
      <ParsedField
        label="Replaced: tag > other tag, with commas between"
        value={replacementsText(selection.replacements)}
        parse={parseReplacements}
        problem="Write each as: tag > other tag."
        onChange={(replacements) => onChange({ ...selection, replacements: [...replacements] })}
      />
      <ParsedField
        label="Thresholds of their own: tag > score, with commas between"
        value={tagThresholdsText(selection.tagThresholds)}
        parse={parseTagThresholds}
        problem="Write each as: tag > .6."
        onChange={(tagThresholds) => onChange({ ...selection, tagThresholds })}
      />
      <ParsedField
        label="Always first, with commas between"
        value={selection.first.join(', ')}
        parse={commaParts}
        problem=""
        onChange={(first) => onChange({ ...selection, first: [...first] })}
      />
    </Fold>
  </div>
);
