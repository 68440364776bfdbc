/** Answers side by side: what up to three prompts or models say of the same few images, before a run begins with one of them. */
import { useState } from 'react';
import type { EndpointSpec } from '../../../shared/captioning/endpointSpec.ts';
import type { SampleRow } from '../../../shared/api/sample.ts';
import { fileNameOf } from '../../../shared/paths.ts';
import { FittedImage } from '../../parts/FittedImage.tsx';
import { Button } from '../../ui/display/Button.tsx';
import { amount, countText } from '../../ui/display/numbers.ts';
import { Select } from '../../ui/fields/Select.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { DialogFoot } from '../../ui/overlays/Dialog.tsx';
import { useApp } from '../../state/AppContext.tsx';
import { Marks } from '../Marks.tsx';
import { usePrompts } from '../usePrompts.ts';
import { isChanged } from './endpointDraft.ts';
import { FoldedText } from './FoldedText.tsx';
import styles from './Lab.module.css';
import type { Begin } from './useBegin.ts';
import { useLab } from './useLab.ts';
import type { LabCell as Cell } from '../../state/captionTypes.ts';

const mostVariants = 3;

const Answer = ({ cell }: { readonly cell: Cell | null }) => {
  if (cell === null) return <p className={styles.quiet}>Not asked yet.</p>;
  if (cell.is === 'asking') return <p className={styles.quiet}>Asking...</p>;
  if (cell.is === 'failed') return <p className={styles.problem}>{cell.why}</p>;
  const { text, marks, took, tokens } = cell.answer;
  return (
    <>
      <Marks marks={marks} />
      <FoldedText text={text} />
      <p className={styles.quiet}>
        {(took / 1000).toFixed(1)} s
        {tokens !== null && `, ${amount(tokens.in, 'token')} in, ${tokens.out} out`}
      </p>
    </>
  );
};

interface VariantProps {
  readonly spec: EndpointSpec;
  readonly number: number;
  readonly onChange: (spec: EndpointSpec) => void;
  readonly onRemove: (() => void) | null;
  readonly onRun: () => void;
  readonly runs: boolean;
}

const Variant = ({ spec, number, onChange, onRemove, onRun, runs }: VariantProps) => {
  const { all } = usePrompts();
  const asChanged = isChanged(spec.prompt, all);
  const prompts = asChanged ? [spec.prompt, ...all.filter(({ name }) => name !== spec.prompt.name)] : all;
  return (
    <div className={styles.variant} role="group" aria-label={`Variant ${number}`}>
      <Select
        label="Prompt"
        value={spec.prompt.name}
        choices={prompts.map(({ name }) => ({
          value: name,
          label: asChanged && name === spec.prompt.name ? `${name}, as changed` : name,
        }))}
        onChange={(name) => {
          const prompt = prompts.find((each) => each.name === name);
          if (prompt !== undefined) onChange({ ...spec, prompt });
        }}
      />
      <TextField label="Model" value={spec.model} onText={(model) => onChange({ ...spec, model })} />
      <div className={styles.acts}>
        <Button size="small" disabled={!runs || spec.model.trim() === ''} onClick={onRun}>
          Run with this one
        </Button>
        {onRemove !== null && (
          <Button look="quiet" size="small" onClick={onRemove}>
            Remove
          </Button>
        )}
      </div>
    </div>
  );
};

interface Props {
  readonly begin: Begin;
  readonly onBack: () => void;
}

/** The next prompt that is not among the variants. */
const useAnother = () => {
  const { all } = usePrompts();
  return (specs: readonly EndpointSpec[]): EndpointSpec | null => {
    const [first] = specs;
    if (first === undefined) return null;
    const used = new Set(specs.map(({ prompt }) => prompt.name));
    const prompt = all.find(({ name }) => !used.has(name)) ?? first.prompt;
    return { ...first, prompt };
  };
};

const Row = ({
  sample,
  specs,
  cellOf,
}: {
  readonly sample: SampleRow;
  readonly specs: readonly EndpointSpec[];
  readonly cellOf: (spec: EndpointSpec) => Cell | null;
}) => (
  <tr>
    <th scope="row" className={styles.image}>
      <div className={styles.thumb}>
        <FittedImage row={sample} alt="" />
      </div>
      <span className={styles.quiet}>{fileNameOf(sample.relPath)}</span>
    </th>
    {specs.map((spec, index) => (
      // Variants may be equal; their place is their identity.
      // oxlint-disable-next-line react/no-array-index-key
      <td key={index} className={styles.cell}>
        <Answer cell={cellOf(spec)} />
      </td>
    ))}
  </tr>
);

export const Lab = ({ begin, onBack }: Props) => {
  const lab = useLab();
  const another = useAnother();
  const { samples, endpoint, count, missing, problem, busy } = begin;
  const kept = useApp((state) => state.beginDraft.variants);
  const change = useApp((state) => state.changeBegin);
  const setSpecs = (variants: readonly EndpointSpec[]): void => change({ variants });
  const [first] = useState<readonly EndpointSpec[]>(() => {
    const second = another([endpoint]);
    return second === null ? [endpoint] : [endpoint, second];
  });
  const specs = kept ?? first;
  const left = specs
    .flatMap((spec) => samples.map((sample) => lab.cell(spec, sample)))
    .filter((cell) => cell?.is !== 'answered').length;
  const more = specs.length < mostVariants ? another(specs) : null;
  return (
    <div className={styles.lab}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.corner}>
                <span className={styles.quiet}>{amount(samples.length, 'image')}</span>
              </th>
              {specs.map((spec, index) => (
                // oxlint-disable-next-line react/no-array-index-key
                <th key={index} scope="col" className={styles.head}>
                  <Variant
                    spec={spec}
                    number={index + 1}
                    runs={missing === null && !busy}
                    onChange={(next) => setSpecs(specs.with(index, next))}
                    onRemove={specs.length > 1 ? () => setSpecs(specs.toSpliced(index, 1)) : null}
                    onRun={() => void begin.begin(spec)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {samples.map((sample) => (
              <Row key={sample.id} sample={sample} specs={specs} cellOf={(spec) => lab.cell(spec, sample)} />
            ))}
          </tbody>
        </table>
      </div>
      <DialogFoot>
        <p className={problem === null ? styles.words : styles.problem} role="status">
          {problem ??
            missing ??
            (count === undefined
              ? ''
              : `A run would ask about ${countText(count.asked)} of ${amount(count.of, 'image')}. What is tried here is not written anywhere.`)}
        </p>
        <Button key="back" onClick={onBack}>
          Back
        </Button>
        {more !== null && (
          <Button key="add" onClick={() => setSpecs([...specs, more])}>
            Add a variant
          </Button>
        )}
        {lab.busy ? (
          <Button key="stop" onClick={lab.stop}>
            Stop
          </Button>
        ) : (
          <Button key="try" look="primary" onClick={() => void lab.run(specs, samples, left === 0)}>
            {left === 0 ? 'Ask again' : `Ask for ${amount(left, 'answer')}`}
          </Button>
        )}
      </DialogFoot>
    </div>
  );
};
