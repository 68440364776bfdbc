/** The state of the tag editor: which chip has the focus, what is being typed and where, and the resulting changes. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { copyText } from '../commands/copyText.ts';
import { inserted, retyped, shifted, tagsIn } from '../commands/tagList.ts';
import { usePasteOn } from '../ui/hooks/usePasteOn.ts';
import { chipKey, type ChipKey } from './chipKeys.ts';

/** Where the field is: in the place of a tag, or before position `at` for a new one. */
interface Typing {
  readonly mode: 'retype' | 'insert';
  readonly at: number;
  readonly text: string;
}

interface Options {
  readonly tags: readonly string[];
  readonly onTyping: (text: string, retyped: string | null) => void;
  readonly onChange: (tags: readonly string[]) => void;
  readonly onLeave: () => void;
  readonly escapeLeaves?: boolean;
}

export const useTagsEditing = ({ tags, onTyping, onChange, onLeave, escapeLeaves = false }: Options) => {
  const box = useRef<HTMLDivElement>(null);
  const [typing, setTyping] = useState<Typing | null>(null);
  const [current, setCurrent] = useState(0);

  const focusChip = (index: number): void => {
    const at = Math.max(0, Math.min(tags.length - 1, index));
    setCurrent(at);
    // After the chips have been rendered again.
    queueMicrotask(() => box.current?.querySelectorAll<HTMLElement>('[data-chip]')[at]?.focus());
  };
  const type = (next: Typing | null): void => {
    setTyping(next);
    onTyping(next?.text ?? '', next?.mode === 'retype' ? (tags[next.at] ?? null) : null);
  };
  const retype = (at: number): void => type({ mode: 'retype', at, text: tags[at] ?? '' });
  const remove = (at: number): void => onChange(tags.toSpliced(at, 1));

  /** Accepts the typed text. After a new tag the field stays, for the next one. */
  const commit = (text: string, stay: boolean): void => {
    if (typing === null) return;
    const { mode, at } = typing;
    const next = mode === 'retype' ? retyped(tags, at, text) : inserted(tags, at, tagsIn(text));
    const another = stay && mode === 'insert' && text.trim() !== '';
    type(another ? { mode, at: at + (next.length - tags.length), text: '' } : null);
    onChange(next);
    if (stay && !another) focusChip(mode === 'retype' ? at : at - 1);
  };
  const settle = (): void => {
    if (typing !== null) commit(typing.text, false);
  };
  /** Closes the field, and discards the typed text unless Escape leaves. */
  const cancel = (): void => {
    if (escapeLeaves) {
      settle();
      return onLeave();
    }
    const back = typing?.mode === 'retype' ? typing.at : (typing?.at ?? 1) - 1;
    type(null);
    if (tags.length > 0) focusChip(back);
    else onLeave();
  };

  const places = (at: number) => ({ previous: at - 1, next: at + 1, first: 0, last: tags.length - 1 });
  const act = (key: ChipKey, at: number): void => {
    if (key.does === 'go') focusChip(places(at)[key.to]);
    else if (key.does === 'shift') {
      onChange(shifted(tags, at, key.by));
      focusChip(at + key.by);
    } else if (key.does === 'retype') retype(at);
    else if (key.does === 'remove') {
      remove(at);
      // Without a chip the focus would fall out of the caption, and the next Delete would be about the image.
      if (tags.length === 1) type({ mode: 'insert', at: 0, text: '' });
      else focusChip(key.focus === 'next' ? at : at - 1);
    } else if (key.does === 'leave') onLeave();
    else if (key.does === 'copy') void copyText(tags[at] ?? '');
    else if (key.does === 'type') type({ mode: 'insert', at: at + 1, text: key.letter });
  };
  const onChipKey = (event: KeyboardEvent, at: number): void => {
    const key = chipKey(event);
    if (key === null) return;
    event.stopPropagation();
    // Without the browser's own paste its event would not follow.
    if (key.does !== 'paste') event.preventDefault();
    act(key, at);
  };
  usePasteOn(box, (text, on) => {
    if (on.matches('[data-chip]')) onChange(inserted(tags, current + 1, tagsIn(text)));
  });

  return {
    box,
    typing,
    current,
    setCurrent,
    retype,
    remove,
    commit,
    cancel,
    settle,
    onChipKey,
    setText: (text: string): void => {
      if (typing !== null) type({ ...typing, text });
    },
    add: (): void => type({ mode: 'insert', at: tags.length, text: '' }),
  };
};
