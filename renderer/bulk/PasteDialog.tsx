/** Which of several pasted tags are added. Enter adds them; arrows go from tag to tag, Space chooses. */
import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import type { TagHolders } from '../../shared/api/sample.ts';
import { useTagHolders } from '../api/queries.ts';
import { chosenAtFirst, groupsOf, isEverywhere, type PastedTag } from '../commands/pasteChoice.ts';
import { pasteInto } from '../commands/tagsClipboard.ts';
import { TagSpelling } from '../parts/TagChip.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import type { Pasting } from '../state/types.ts';
import { Button } from '../ui/display/Button.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import { Dialog, DialogBody, DialogFoot } from '../ui/overlays/Dialog.tsx';
import styles from './PasteDialog.module.css';

export const PasteDialog = () => {
  const pasting = useApp((state) => state.pasting);
  const askPaste = useApp((state) => state.askPaste);
  const close = (): void => askPaste(null);
  return (
    <Dialog
      open={pasting !== null}
      onClose={close}
      title={`Paste ${amount(pasting?.tags.length ?? 0, 'tag')}`}
    >
      {pasting !== null && <Loaded pasting={pasting} onClose={close} />}
    </Dialog>
  );
};

interface Props {
  readonly pasting: Pasting;
  readonly onClose: () => void;
}

const Loaded = ({ pasting, onClose }: Props) => {
  const { data, error } = useTagHolders(pasting.target.scope, pasting.tags);
  if (data !== undefined) return <Choice pasting={pasting} holders={data} onClose={onClose} />;
  return <DialogBody>{error === null ? 'Reading the tags...' : error.message}</DialogBody>;
};

const arrows: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};

const Choice = ({ pasting, holders, onClose }: Props & { readonly holders: TagHolders }) => {
  const store = useAppStore();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(() => chosenAtFirst(holders));
  const choose = (tags: readonly PastedTag[], on: boolean): void =>
    setChosen((now) => {
      const next = new Set(now);
      for (const { text } of tags) {
        if (on) next.add(text);
        else next.delete(text);
      }
      return next;
    });
  const paste = (): void => {
    if (chosen.size === 0) return;
    onClose();
    void pasteInto(
      store,
      pasting.tags.filter((tag) => chosen.has(tag)),
      pasting.target,
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>('input:not(:disabled)') ?? [])];
    const at = boxes.findIndex((box) => box === event.target);
    const step = arrows[event.key];
    if (at >= 0 && step !== undefined) boxes[Math.max(0, Math.min(boxes.length - 1, at + step))]?.focus();
    else if (at >= 0 && event.key === 'Enter') paste();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <DialogBody>
        <div ref={list} className={styles.groups}>
          {groupsOf(holders.tags).map(({ category, label, tags }) => {
            const free = tags.filter((tag) => !isEverywhere(tag, holders));
            const on = free.filter(({ text }) => chosen.has(text)).length;
            return (
              <Fragment key={category}>
                <label className={styles.head}>
                  <input
                    type="checkbox"
                    disabled={free.length === 0}
                    onKeyDown={onKeyDown}
                    checked={free.length > 0 && on === free.length}
                    ref={(box) => {
                      if (box !== null) box.indeterminate = on > 0 && on < free.length;
                    }}
                    onChange={() => choose(free, on < free.length)}
                  />
                  {label}{' '}
                  <span className={styles.count}>
                    {on} of {countText(tags.length)}
                  </span>
                </label>
                <div className={styles.tags} role="group" aria-label={label}>
                  {tags.map((tag) => (
                    <TagBox
                      key={tag.text}
                      tag={tag}
                      samples={holders.samples}
                      chosen={chosen.has(tag.text)}
                      onChoose={(next) => choose([tag], next)}
                      onKeyDown={onKeyDown}
                    />
                  ))}
                </div>
              </Fragment>
            );
          })}
        </div>
      </DialogBody>
      <DialogFoot>
        <span className={styles.hint}>
          {chosen.size === 0
            ? 'Choose the tags to add.'
            : `To ${amount(holders.samples, 'sample')}, at the end, where they are missing.`}
        </span>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" onClick={paste} disabled={chosen.size === 0} autoFocus>
          Add {amount(chosen.size, 'tag')}
        </Button>
      </DialogFoot>
    </>
  );
};

interface BoxProps {
  readonly tag: PastedTag;
  readonly samples: number;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const TagBox = ({ tag, samples, chosen, onChoose, onKeyDown }: BoxProps) => {
  const everywhere = isEverywhere(tag, { samples });
  return (
    <label className={styles.tag} data-chosen={chosen} data-everywhere={everywhere}>
      <input
        type="checkbox"
        checked={chosen}
        disabled={everywhere}
        onKeyDown={onKeyDown}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <span className={styles.text}>
        <TagSpelling text={tag.text} />
      </span>
      {tag.count > 0 && (
        <span className={styles.count}>
          {everywhere
            ? samples === 1
              ? 'has it'
              : 'all have it'
            : `${countText(tag.count)}/${countText(samples)}`}
        </span>
      )}
    </label>
  );
};
