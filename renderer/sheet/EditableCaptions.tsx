/**
 * The captions of the row in focus: the same place and size as those of any other row, and edited right
 * there. The row only grows when something is typed.
 */
import { memo, useState, type MouseEvent } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import { useSampleDetail } from '../api/queries.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { DraftOffer } from '../parts/DraftOffer.tsx';
import { EditableTags } from '../parts/EditableTags.tsx';
import { useBackToSheet } from '../commands/useBackToSheet.ts';
import { useApp } from '../state/AppContext.tsx';
import { sheetSubject } from '../state/editSubject.ts';
import { inspectorShown } from '../state/uiSlice.ts';
import { useUsualCaptions } from '../state/useUsualCaptions.ts';
import { type CaptionEdits, useCaptionEdits } from '../state/useCaptionEdits.ts';
import { useDrafting } from '../state/useDrafting.ts';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { TextEditor } from '../ui/fields/TextEditor.tsx';
import { Fault, NlInFull, TagsInFull } from './Captions.tsx';
import styles from './Captions.module.css';
import { tagsFault } from './labels.ts';

interface Props {
  readonly row: SampleRow;
}

/**
 * Keys that edit a caption apply to the inspector where it shows this very sample, and to the row elsewhere.
 * A tag that is added while other samples are selected goes to all of them, which is done in the inspector.
 */
const useAnswers = (): { readonly tags: boolean; readonly nl: boolean } => {
  const panel = useApp(inspectorShown);
  const alone = useApp((state) => sheetSubject(state) === 'sample');
  return { tags: alone && !panel, nl: !alone || !panel };
};

/** A hint for new users: that the row can be edited, and with which keys. */
export const EditHints = memo(() => {
  const tags = useCommand('edit.tags');
  const nl = useCommand('edit.prose');
  const answers = useAnswers();
  if (!answers.tags && !answers.nl) return null;
  return (
    <span className={styles.hints}>
      {answers.tags && (
        <Button look="quiet" size="small" tabIndex={-1} className={styles.hint} onClick={tags.run}>
          Add a tag <Keys keys={tags.keys} />
        </Button>
      )}
      <Button look="quiet" size="small" tabIndex={-1} className={styles.hint} onClick={nl.run}>
        Edit the NL caption <Keys keys={nl.keys} />
      </Button>
    </span>
  );
});
EditHints.displayName = 'EditHints';

const Tags = ({
  row,
  edits,
  answers,
}: Props & { readonly edits: CaptionEdits; readonly answers: boolean }) => {
  const fault = tagsFault(row.tags, useUsualCaptions());
  if (row.tags.state === 'unreadable') return <TagsInFull tags={row.tags} />;
  return (
    <div className={styles.tags}>
      {fault !== null && edits.tags.length === 0 && <Fault fault={fault} />}
      <EditableTags row={row} edits={edits} answers={answers} look="inline" />
    </div>
  );
};

const Nl = ({ row, edits, answers }: Props & { readonly edits: CaptionEdits; readonly answers: boolean }) => {
  const { nl, id } = row;
  const backToSheet = useBackToSheet();
  const drafting = useDrafting(row.relPath, 'nl');
  const [editing, setEditing] = useState(false);
  // The file's own text, with its line ends and blanks: the row only has the displayed one.
  const { data } = useSampleDetail(editing ? id : null);
  const raw =
    nl.state === 'missing'
      ? ''
      : data?.row.id === id && data.row.relPath === row.relPath
        ? data.nlFile.text
        : null;
  const edit = nl.state === 'unreadable' ? null : () => setEditing(true);
  useRequest('edit.prose', answers ? edit : null);
  const onDoubleClick = (event: MouseEvent): void => {
    event.stopPropagation();
    edit?.();
  };
  const close = (): void => {
    setEditing(false);
    backToSheet();
  };
  if (!editing || raw === null) {
    return (
      <div onDoubleClick={onDoubleClick}>
        <NlInFull row={row} />
        {answers && edit !== null && <DraftOffer drafting={drafting} current={null} onRestore={edit} />}
      </div>
    );
  }
  return (
    <TextEditor
      label="NL caption"
      text={raw}
      look="nl"
      spellCheck
      drafting={drafting}
      onSave={(typed, base) =>
        edits.setText('nl', typed, nl.state === 'missing' && base === '' ? null : base)
      }
      onClose={close}
    />
  );
};

export const EditableCaptions = memo(({ row }: Props) => {
  const edits = useCaptionEdits(row);
  const answers = useAnswers();
  return (
    <>
      <Tags row={row} edits={edits} answers={answers.tags} />
      <Nl row={row} edits={edits} answers={answers.nl} />
    </>
  );
});
EditableCaptions.displayName = 'EditableCaptions';
