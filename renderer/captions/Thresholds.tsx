/** Other thresholds for a tagger's run, with what they would do to all of its images before they are set. */
import { useEffect, useRef, useState } from 'react';
import type { CaptionRun } from '../../shared/api/proposals.ts';
import {
  taggerCategories,
  type TaggerSpec,
  type TagSelection,
} from '../../shared/captioning/tagger/taggerSpec.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { Keys } from '../ui/display/Keys.tsx';
import { effectText } from './labels.ts';
import { SelectionFields, type CategoryFacts } from './SelectionFields.tsx';
import styles from './Thresholds.module.css';
import { useSelectionEffect, useTaggerFolder } from './useTagger.ts';

interface Props {
  readonly run: CaptionRun;
  readonly spec: TaggerSpec;
}

/** Where the folder is gone, those that are set by hand can still be moved. */
const knownCategories = ({ thresholds }: TagSelection): readonly CategoryFacts[] =>
  taggerCategories.flatMap((category) =>
    thresholds[category] === undefined
      ? []
      : [{ category, labels: 0, threshold: thresholds[category] ?? null }],
  );

const Panel = ({ run, spec }: Props) => {
  const call = useCall();
  const say = useApp((state) => state.say);
  const [selection, setSelection] = useState(spec.selection);
  const { data: found, error } = useTaggerFolder(spec.folder, spec.byHand);
  const now = useSelectionEffect(run, spec.selection);
  const then = useSelectionEffect(run, selection);
  const changed = JSON.stringify(selection) !== JSON.stringify(spec.selection);
  const set = (): void => {
    call('PUT /api/proposals/runs/:id/selection', { params: { id: run.id }, body: selection }).catch(
      (failure: unknown) => say(wordsOf(failure), 'problem'),
    );
  };
  return (
    <div className={styles.panel}>
      {error !== null && <p className={styles.problem}>{wordsOf(error)}</p>}
      <SelectionFields
        selection={selection}
        categories={found?.categories ?? knownCategories(spec.selection)}
        onChange={setSelection}
      />
      <p className={styles.effect} role="status">
        {then === undefined ? 'Counting...' : effectText(then, run.total)}
        {changed && now !== undefined && then !== undefined && (
          <span className={styles.quiet}> As it is set: {effectText(now, run.total)}</span>
        )}
      </p>
      <div className={styles.foot}>
        <Button look="primary" disabled={!changed} onClick={set}>
          Set for {run.total === 1 ? 'the image' : `all ${amount(run.total, 'image')}`}
        </Button>
        <Button look="quiet" disabled={!changed} onClick={() => setSelection(spec.selection)}>
          Reset
        </Button>
      </div>
    </div>
  );
};

const fields = 'input, select, textarea, button, [role="slider"], [tabindex="0"]';

export const Thresholds = (props: Props) => {
  const [open, setOpen] = useState(false);
  const { keys } = useCommand('captions.thresholds');
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(open);
  useRequest('captions.thresholds', () => setOpen(!open));
  // The keyboard goes into the panel that its key opens, and comes back from one that is closed.
  useEffect(() => {
    if (wasOpen.current === open) return;
    wasOpen.current = open;
    if (open) panel.current?.querySelector<HTMLElement>(fields)?.focus();
    else if (document.activeElement === document.body) button.current?.focus();
  }, [open]);
  return (
    // Escape from any field closes the panel.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.thresholds}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
      }}
    >
      <Button ref={button} look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        Thresholds <Keys keys={keys} />
      </Button>
      <div ref={panel}>{open && <Panel {...props} />}</div>
    </div>
  );
};
