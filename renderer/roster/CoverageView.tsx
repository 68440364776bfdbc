/** Coverage: what there is of each character and outfit, what is missing, and what would be if samples were left out. */
import { useState } from 'react';
import { wantedLines, wantedText } from '../../shared/coverage/wanted.ts';
import type { CoverageTable } from '../../shared/api/coverage.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { copyText } from '../commands/copyText.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { CoverageMap } from './CoverageMap.tsx';
import styles from './CoverageView.module.css';
import { FloorFields } from './FloorFields.tsx';
import { WhatIfFields } from './WhatIfFields.tsx';
import { asItIs, useCoverage } from './useCoverage.ts';

const Wanted = ({ table }: { readonly table: CoverageTable }) => {
  const say = useApp((state) => state.say);
  const lines = wantedLines(table);
  const copy = async (): Promise<void> => {
    try {
      await copyText(wantedText(table));
      say('What to look for next is on the clipboard.');
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), 'problem');
    }
  };
  useRequest('roster.copyWanted', lines.length === 0 ? null : () => void copy());
  if (lines.length === 0) return <p className={styles.quiet}>No character or outfit is below its floors.</p>;
  return (
    <section className={styles.wanted} aria-label="What to look for next">
      <header className={styles.wantedHead}>
        <h3 className={styles.title}>What to look for next</h3>
        <Button size="small" onClick={() => void copy()}>
          Copy {amount(lines.length, 'line')}
        </Button>
      </header>
      {/* Long lists scroll, by keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.lines} tabIndex={0} role="region" aria-label="List of what is missing">
        {lines.map((line) => (
          <p key={line} data-nested={line.startsWith('  ') ? true : undefined}>
            {line.trim().replace(/^- /, '')}
          </p>
        ))}
      </div>
    </section>
  );
};

/** @param filter a part of a character's name */
export const CoverageView = ({ filter }: { readonly filter: string }) => {
  const [whatIf, setWhatIf] = useState(asItIs);
  const { data, error } = useCoverage(whatIf);
  return (
    <>
      <WhatIfFields
        whatIf={whatIf}
        repeated={data?.repeated === true}
        without={data?.without ?? 0}
        problem={error?.message ?? null}
        onChange={setWhatIf}
      />
      {data !== undefined && (
        <>
          <Wanted table={data} />
          <CoverageMap table={data} filter={filter} />
          <FloorFields table={data} />
        </>
      )}
    </>
  );
};
