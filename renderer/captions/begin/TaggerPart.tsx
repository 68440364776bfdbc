/** Which tagger: its folder, what was found there, what can be said by hand, and which of its tags are proposed. */
import { wordsOf } from '../../api/call.ts';
import { FolderField } from '../../parts/FolderField.tsx';
import { amount } from '../../ui/display/numbers.ts';
import { SelectionFields } from '../SelectionFields.tsx';
import { ByHand } from './ByHand.tsx';
import styles from './TaggerPart.module.css';
import type { Begin } from './useBegin.ts';

export const TaggerPart = ({ begin: { tagger, setTagger, found: looked } }: { readonly begin: Begin }) => {
  const { folder, byHand, selection } = tagger;
  const { data: found, error, isFetching } = looked;
  return (
    <div className={styles.parts}>
      <div className={styles.model}>
        <FolderField
          label="Folder of the tagger"
          title="Choose the folder of a tagger"
          hint="Folder on the machine that Proofsheet runs on, with the model (.onnx) and its labels"
          take="Use this folder"
          value={folder}
          problem={null}
          onChange={(next) => setTagger({ folder: next })}
        />
        {folder.trim() === '' && (
          <p className={styles.quiet}>
            It holds a model (<code>model.onnx</code>) and the file of its labels, as taggers are published:
            WD v2 and v3, PixAI, Camie, cl_tagger, JoyTag. Others can be described by hand.
          </p>
        )}
        {isFetching && (
          <p className={styles.quiet} role="status">
            Looking...
          </p>
        )}
        {error !== null && folder.trim() !== '' && (
          <p className={styles.problem} role="alert">
            {wordsOf(error)}
          </p>
        )}
        {found !== undefined && error === null && folder.trim() !== '' && (
          <section className={styles.found} aria-label="Found">
            <p>
              <strong>{found.profile}</strong>, {found.model}, {amount(found.labels, 'label')}
            </p>
            <ul className={styles.facts}>
              {found.facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </section>
        )}
        {folder.trim() !== '' && (
          <ByHand byHand={byHand} open={error !== null} onChange={(next) => setTagger({ byHand: next })} />
        )}
      </div>
      <div className={styles.selection}>
        <h3 className={styles.title}>Tags that are proposed</h3>
        <SelectionFields
          selection={selection}
          categories={error === null ? (found?.categories ?? []) : []}
          onChange={(next) => setTagger({ selection: next })}
        />
        <p className={styles.quiet}>
          All scores are kept: thresholds can be moved after the run, and show what they would change, without
          asking the model again.
        </p>
      </div>
    </div>
  );
};
