/** What would be if samples were left out, or repeats were limited. Nothing of it is saved. */
import { useRef, useState } from 'react';
import type { CoverageUnit } from '../../shared/api/coverage.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './CoverageView.module.css';
import { asItIs, type WhatIf } from './useCoverage.ts';

interface Props {
  readonly whatIf: WhatIf;
  /** Whether images are repeated at all. */
  readonly repeated: boolean;
  /** Samples that are left out now. */
  readonly without: number;
  readonly problem: string | null;
  readonly onChange: (whatIf: WhatIf) => void;
}

const units: readonly { readonly value: CoverageUnit; readonly label: string }[] = [
  { value: 'images', label: 'Images' },
  { value: 'seen', label: 'Seen in an epoch' },
];

/** A limit as it was typed; null: none. */
const capOf = (text: string): number | null => (/^[1-9]\d{0,2}$/.test(text.trim()) ? Number(text) : null);

export const WhatIfFields = ({ whatIf, repeated, without, problem, onChange }: Props) => {
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(whatIf.without);
  const [cap, setCap] = useState('');
  useRequest('roster.whatIf', () => field.current?.focus());
  const isAsItIs = whatIf.without === '' && whatIf.cap === null;
  return (
    <form
      className={styles.whatIf}
      aria-label="What if"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ ...whatIf, without: query, cap: capOf(cap) });
      }}
    >
      <TextField
        ref={field}
        className={styles.query}
        label="What if these were left out"
        placeholder="duplicate:same"
        value={query}
        onText={setQuery}
        problem={problem}
      />
      {repeated && (
        <>
          <Segmented
            label="Counted"
            value={whatIf.unit}
            choices={units}
            onChange={(unit) => onChange({ ...whatIf, unit })}
          />
          <TextField
            className={styles.cap}
            label="Repeats at most"
            inputMode="numeric"
            value={cap}
            onText={(text) => {
              setCap(text);
              onChange({ ...whatIf, unit: 'seen', cap: capOf(text) });
            }}
          />
        </>
      )}
      <Button type="submit">Show</Button>
      {!isAsItIs && (
        <Button
          look="quiet"
          onClick={() => {
            setQuery('');
            setCap('');
            onChange({ ...asItIs, unit: whatIf.unit });
          }}
        >
          As it is
        </Button>
      )}
      <span className={styles.quiet} role="status">
        {without > 0 && `Without ${amount(without, 'sample')}`}
      </span>
    </form>
  );
};
