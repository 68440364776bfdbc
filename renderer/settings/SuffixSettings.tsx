/** The suffixes by which the captions of the open dataset are found. */
import { useState } from 'react';
import type { CaptionSuffixes, DatasetInfo } from '../../shared/api/dataset.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './SettingsDialog.module.css';
import { pairProblem, suffixProblem } from './suffixes.ts';

export const SuffixSettings = ({ dataset }: { readonly dataset: DatasetInfo }) => {
  const rescan = useApp((state) => state.rescan);
  const scanning = useApp((state) => state.jobs.some((job) => job.kind === 'scan'));
  const [draft, setDraft] = useState<CaptionSuffixes>(dataset.suffixes);
  const { tags, nl } = dataset.captions;
  const problems = { tags: suffixProblem(draft.tags), nl: suffixProblem(draft.nl) ?? pairProblem(draft) };
  const changed = draft.tags !== dataset.suffixes.tags || draft.nl !== dataset.suffixes.nl;
  const fine = problems.tags === null && problems.nl === null;
  return (
    <form
      className={styles.suffixes}
      onSubmit={(event) => {
        event.preventDefault();
        // Suffixes can also be chosen beside this form, and may have changed.
        if (changed && fine) void rescan({ ...dataset.suffixes, tags: draft.tags, nl: draft.nl });
      }}
    >
      <TextField
        label="Tags are in NAME +"
        value={draft.tags}
        onText={(text) => setDraft({ ...draft, tags: text })}
        problem={problems.tags}
      />
      <TextField
        label="NL captions are in NAME +"
        value={draft.nl}
        onText={(text) => setDraft({ ...draft, nl: text })}
        problem={problems.nl}
      />
      <p className={styles.hint} role="status">
        {scanning
          ? 'Reading the folder...'
          : `Found: tags for ${countText(tags.present)} and NL captions for ${countText(nl.present)} of ${countText(dataset.samples)} samples.`}
      </p>
      <Button type="submit" disabled={!changed || !fine || scanning}>
        Rescan folder
      </Button>
    </form>
  );
};
